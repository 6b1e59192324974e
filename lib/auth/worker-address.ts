import { organizationAddress } from '../domain/organizations/asked-organization'
import { env } from '../env'

/** Where an organization is reached: a person who is in several gets to the one that a link is about. */
export function organizationLink(organizationId: number): string {
  return organizationAddress(workerAddress(), organizationId)
}

/** Where this server is reached, for who has no request at hand: the public address, else this machine's. */
export function workerAddress(): string {
  const { OUTLAY_PUBLIC_URL, PORT } = env()
  return OUTLAY_PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${PORT}`
}
