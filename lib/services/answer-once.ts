import { inOrganizationSql } from '../data/database'
import {
  claimIdempotencyKey,
  keepIdempotentAnswer,
  releaseIdempotencyKey,
  touchIdempotencyKey,
} from '../data/idempotency/idempotent-requests'
import { ProductError } from '../domain/errors'

const SIGN_OF_LIFE_MS = 5_000

export interface KeptAnswer {
  status: number
  body: unknown
  isReplayed: boolean
}

/** Runs a request once for its idempotency key: the same key and request again gets the first answer, if that was a success. */
export async function answerOnce(
  request: { organizationId: number; key: string; hash: string },
  run: () => Promise<{ status: number; body: unknown }>,
): Promise<KeptAnswer> {
  const { organizationId, key, hash } = request
  if (key.length > 255 || key.includes('\0'))
    throw new ProductError('invalid', 'An Idempotency-Key has 255 characters at most.')
  const claim = await inOrganizationSql(organizationId, (tx) => claimIdempotencyKey(tx, key, hash))
  if (claim.kind === 'different')
    throw new ProductError('unprocessable', 'This Idempotency-Key was used for another request.')
  if (claim.kind === 'under_way')
    throw new ProductError('conflict', 'A request with this Idempotency-Key is under way.')
  if (claim.kind === 'answered') return { status: claim.status, body: claim.body, isReplayed: true }
  const release = () => inOrganizationSql(organizationId, (tx) => releaseIdempotencyKey(tx, key))
  const alive = setInterval(() => {
    inOrganizationSql(organizationId, (tx) => touchIdempotencyKey(tx, key)).catch(() => undefined)
  }, SIGN_OF_LIFE_MS)
  const answer = await run()
    .catch(async (error: unknown) => {
      await release().catch(() => undefined)
      throw error
    })
    .finally(() => clearInterval(alive))
  if (answer.status < 300) {
    await inOrganizationSql(organizationId, (tx) => keepIdempotentAnswer(tx, key, answer.status, answer.body))
  } else await release()
  return { ...answer, isReplayed: false }
}
