import { env } from '../env'

/** Where this server is reached, for who has no request at hand: the public address, else this machine's. */
export function workerAddress(): string {
  const { OUTLAY_PUBLIC_URL, PORT } = env()
  return OUTLAY_PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${PORT}`
}
