import { env } from '../env'

/** True where the product is reached by https: its cookies are then Secure and carry the `__Host-` prefix. */
export function isServedByHttps(): boolean {
  return env().OUTLAY_PUBLIC_URL?.startsWith('https:') ?? false
}

/** The names of the cookies. Under `__Host-` a browser takes them from this very host only. */
export function cookieName(name: 'session' | 'csrf' | 'callback' | 'state' | 'pkce' | 'nonce'): string {
  return `${isServedByHttps() ? '__Host-' : ''}outlay.${name}`
}

/** The attributes of every cookie. */
export function cookieOptions(): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isServedByHttps() }
}

/** What signs the sessions; there is no default. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET
  if (!secret) throw new Error('AUTH_SECRET is not set')
  return secret
}
