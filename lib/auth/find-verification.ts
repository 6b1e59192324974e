import { Resolver } from 'node:dns/promises'
import { z } from 'zod'
import { verificationRecord } from '../domain/members/email-domain'
import { env } from '../env'

const coded = z.object({ code: z.string() })

/** Whether a domain's DNS says that it is the organization's now; `unknown` where DNS did not answer. */
export async function findVerification(
  domain: string,
  token: string,
): Promise<'found' | 'missing' | 'unknown'> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const { OUTLAY_DNS_SERVER } = env()
  if (OUTLAY_DNS_SERVER) resolver.setServers([OUTLAY_DNS_SERVER])
  try {
    const records = await resolver.resolveTxt(domain)
    // A record longer than 255 bytes comes in pieces.
    const isThere = records.some((pieces) => pieces.join('').trim() === verificationRecord(token))
    return isThere ? 'found' : 'missing'
  } catch (error) {
    const read = coded.safeParse(error)
    return read.success && ['ENOTFOUND', 'ENODATA'].includes(read.data.code) ? 'missing' : 'unknown'
  }
}
