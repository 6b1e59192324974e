import type { ProviderId } from '../domain/members/provided-identity'
import { env } from '../env'

export interface OfferedProvider {
  id: ProviderId
  name: string
}

/** The providers that the operator set up, in the order of their buttons. */
export function offeredProviders(): OfferedProvider[] {
  const { OUTLAY_OIDC_ISSUER, OUTLAY_GOOGLE_CLIENT_ID, OUTLAY_GITHUB_CLIENT_ID } = env()
  const offered: ProviderId[] = []
  if (OUTLAY_OIDC_ISSUER) offered.push('oidc')
  if (OUTLAY_GOOGLE_CLIENT_ID) offered.push('google')
  if (OUTLAY_GITHUB_CLIENT_ID) offered.push('github')
  return offered.map((id) => ({ id, name: providerName(id) }))
}

/** What people call a provider. */
export function providerName(id: ProviderId): string {
  return { github: 'GitHub', google: 'Google', oidc: env().OUTLAY_OIDC_NAME }[id]
}
