import type { KeyScope } from './caller'

/** A key as its organization sees it: never the key itself. */
export interface ApiKeyView {
  id: string
  name: string
  /** The first characters, to recognise it by. */
  prefix: string
  scopes: readonly KeyScope[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
  state: 'active' | 'expired' | 'revoked'
}
