import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../data/database'
import { claimIdempotencyKey } from '../data/idempotency/idempotent-requests'
import { makeOrganization } from '../testing/make-organization'
import { answerOnce } from './answer-once'

afterEach(() => {
  vi.useRealTimers()
})
afterAll(disconnectDatabase)

const answer = { status: 200, body: { made: 1 } }

async function passSeconds(organizationId: number, seconds: number): Promise<void> {
  await inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `UPDATE idempotent_request SET created_at = created_at - make_interval(secs => $1)
       WHERE organization_id = current_organization_id()`,
      [seconds],
    ),
  )
}

describe('answerOnce', () => {
  it('runs once and gives the first answer again', async () => {
    const { organizationId } = await makeOrganization()
    const run = vi.fn(async () => answer)
    const request = { organizationId, key: 'k', hash: 'h' }
    expect(await answerOnce(request, run)).toEqual({ ...answer, isReplayed: false })
    expect(await answerOnce(request, run)).toEqual({ ...answer, isReplayed: true })
    expect(run).toHaveBeenCalledTimes(1)
    await expect(answerOnce({ ...request, hash: 'other' }, run)).rejects.toMatchObject({
      code: 'unprocessable',
    })
  })

  it('keeps an answer that quotes what jsonb cannot hold', async () => {
    const { organizationId } = await makeOrganization()
    const request = { organizationId, key: 'k', hash: 'h' }
    const quoting = { status: 200, body: { message: 'NUL \0, half an emoji \ud83d' } }
    await answerOnce(request, async () => quoting)
    expect(await answerOnce(request, async () => answer)).toMatchObject({
      body: { message: 'NUL \ufffd, half an emoji \ufffd' },
      isReplayed: true,
    })
  })

  it('gives the key back where the request failed', async () => {
    const { organizationId } = await makeOrganization()
    const request = { organizationId, key: 'k', hash: 'h' }
    await expect(answerOnce(request, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await answerOnce(request, async () => answer)).toMatchObject({ isReplayed: false })
  })

  it('lets a key go on within seconds after the process that had it was killed', async () => {
    const { organizationId } = await makeOrganization()
    const request = { organizationId, key: 'k', hash: 'h' }
    await inOrganizationSql(organizationId, (tx) => claimIdempotencyKey(tx, 'k', 'h'))
    await passSeconds(organizationId, 19)
    await expect(answerOnce(request, async () => answer)).rejects.toMatchObject({ code: 'conflict' })
    await passSeconds(organizationId, 2)
    expect(await answerOnce(request, async () => answer)).toMatchObject({ isReplayed: false })
  })

  it('keeps the key of a request that takes long and lives', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { organizationId } = await makeOrganization()
    const request = { organizationId, key: 'k', hash: 'h' }
    let finish: () => void = () => {}
    let begin: () => void = () => {}
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const long = answerOnce(request, () => {
      begin()
      return new Promise((resolve) => {
        finish = () => resolve(answer)
      })
    })
    await begun
    await passSeconds(organizationId, 15)
    vi.advanceTimersByTime(5_000)
    const age = () =>
      inOrganizationSql(organizationId, (tx) =>
        tx.rows(
          `SELECT 1 FROM idempotent_request WHERE organization_id = current_organization_id()
           AND created_at > now() - interval '10 seconds'`,
        ),
      )
    await vi.waitUntil(async () => (await age()).length === 1)
    await passSeconds(organizationId, 15)
    await expect(answerOnce(request, async () => answer)).rejects.toMatchObject({ code: 'conflict' })
    finish()
    expect(await long).toMatchObject({ isReplayed: false })
  })
})
