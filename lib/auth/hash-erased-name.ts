import { createHmac, hkdfSync } from 'node:crypto'
import { env } from '../env'

/** Hashes names of one organization, so that a name which comes again is known without being kept. */
export function erasedNameHasher(organizationId: number): (kind: string, name: string) => string {
  const { AUTH_SECRET } = env()
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set, so no erased name can be known again.')
  const key = Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', 'outlay erased names v1', 32))
  return (kind, name) => createHmac('sha256', key).update(`${organizationId}\0${kind}\0${name}`).digest('hex')
}
