import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { limitRequests } from './limit-requests'

const limit = { points: 20, durationSeconds: 60 }
const outcome = (key: string, rule = limit) =>
  limitRequests(key, rule).then(
    () => 'let through',
    (error: { code: string }) => error.code,
  )

it('lets so many through and not one more, side by side too', async () => {
  const key = randomUUID()
  const outcomes = await Promise.all(Array.from({ length: 25 }, () => outcome(key)))
  expect(outcomes.filter((each) => each === 'let through')).toHaveLength(20)
  expect(outcomes.filter((each) => each === 'rate_limited')).toHaveLength(5)
})

it('says when to come back', async () => {
  const key = randomUUID()
  const rule = { points: 1, durationSeconds: 90 }
  await limitRequests(key, rule)
  const refused = await limitRequests(key, rule).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('90 seconds') })
  const { retryAfterSeconds } = (refused as { details: { retryAfterSeconds: number } }).details
  expect(retryAfterSeconds).toBeGreaterThan(85)
  expect(retryAfterSeconds).toBeLessThanOrEqual(90)
})

it("counts one key's requests, not another's", async () => {
  const [busy, idle] = [randomUUID(), randomUUID()]
  for (let i = 0; i < 21; i++) await outcome(busy)
  expect(await outcome(idle)).toBe('let through')
})
