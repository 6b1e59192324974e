/** Why signing in by a provider opened nothing. */
export const SIGN_IN_REFUSALS = [
  'cancelled',
  'unverified',
  'not_invited',
  'linked_otherwise',
  'too_many',
] as const
export type SignInRefusal = (typeof SIGN_IN_REFUSALS)[number]

const SENTENCES: Record<SignInRefusal, string> = {
  cancelled: 'The provider did not sign you in, or you cancelled there. Try again, or sign in another way.',
  unverified:
    'The provider does not say that your email address is verified. Verify it there, then sign in again.',
  not_invited: 'This account opens nothing here. Ask an owner of your organization for an invitation.',
  linked_otherwise:
    'Another account of this provider is linked to your address. Sign in another way, then unlink it in Settings.',
  too_many: 'Too many sign-ins from your network. Try again in a quarter of an hour.',
}

// Of next-auth: the provider was not reached, and its answer was not taken.
const OF_LIBRARY: Record<string, string> = {
  OAuthSignin: 'The provider could not be reached. Try again in a minute, or tell whoever runs this server.',
  OAuthCallback:
    'The provider’s answer could not be used: it came late, or belongs to another attempt. Sign in again.',
}

/** What the sign-in page says of an error that came back with the address; null where there was none. */
export function signInProblem(code: string | undefined): string | null {
  if (code === undefined) return null
  const refusal = SIGN_IN_REFUSALS.find((one) => one === code)
  if (refusal) return SENTENCES[refusal]
  return Object.hasOwn(OF_LIBRARY, code) ? (OF_LIBRARY[code] ?? null) : 'Signing in did not work. Try again.'
}
