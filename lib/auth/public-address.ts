import { headers } from 'next/headers'
import { env } from '../env'

/** Where this server is reached, for commands to copy: the public address, else the one asked. */
export async function publicAddress(): Promise<string> {
  const { OUTLAY_PUBLIC_URL, PORT } = env()
  if (OUTLAY_PUBLIC_URL) return OUTLAY_PUBLIC_URL.replace(/\/$/, '')
  const asked = await headers()
  const protocol = asked.get('x-forwarded-proto') === 'https' ? 'https' : 'http'
  return `${protocol}://${asked.get('host') ?? `localhost:${PORT}`}`
}
