export const PROVIDER_IDS = ['github', 'google', 'oidc'] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]

/** Who somebody is to an identity provider. */
export interface ProvidedIdentity {
  provider: ProviderId
  /** Whose subject: two servers may both know a "1". */
  issuer: string
  /** What the issuer calls them, for good. */
  subject: string
  /** The address that the provider says it has verified, in lower case; null where it says of none. */
  verifiedEmail: string | null
  name: string | null
}

/** True for the id of a provider that the product knows. */
export function isProviderId(text: unknown): text is ProviderId {
  return (PROVIDER_IDS as readonly unknown[]).includes(text)
}
