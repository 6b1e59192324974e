import { randomBytes } from 'node:crypto'
import { seal, unseal } from '../../auth/sealed-secret'

/** What is kept sealed of a channel: the whole target, and of a webhook the secrets that sign. */
export interface ChannelSecrets {
  target: string
  /** The newest first; one with `until` signs beside it until then (RFC 3339). */
  secrets: { secret: string; until: string | null }[]
}

const placeOf = (organizationId: number, id: string) => `channel ${organizationId} ${id}`

export function sealChannel(organizationId: number, id: string, kept: ChannelSecrets): Buffer<ArrayBuffer> {
  return seal(JSON.stringify(kept), placeOf(organizationId, id))
}

/** Throws SealBrokenError where AUTH_SECRET is another one by now. */
export function openChannel(organizationId: number, id: string, sealed: Uint8Array): ChannelSecrets {
  return JSON.parse(unseal(sealed, placeOf(organizationId, id))) as ChannelSecrets
}

/** A secret of Standard Webhooks: 24 random bytes. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`
}
