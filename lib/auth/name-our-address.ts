import { env } from '../env'

/** Tells next-auth where it is served: the public address where there is one, else the host that was asked. */
export function nameOurAddress(): void {
  const publicUrl = env().OUTLAY_PUBLIC_URL
  // next-auth takes these from the environment alone.
  if (publicUrl) process.env.NEXTAUTH_URL = new URL(publicUrl).origin
  else process.env.AUTH_TRUST_HOST = 'true'
}
