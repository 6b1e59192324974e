import { afterAll, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { makeOrganization } from '../../testing/make-organization'
import { getSpend } from './get-spend'
import { ingestUsage } from './ingest-usage'

afterAll(disconnectDatabase)

const NOON = Date.parse('2026-06-01T12:00:00Z')
const wire = (id: string, changes: object = {}) => ({
  json: { id, timestamp: '2026-06-01T12:00:00Z', model: 'none-such', input_tokens: 1, ...changes },
})

it('keeps the good events beside those whose figures no total can hold', async () => {
  const caller = await makeOrganization()
  const huge = { components: Array(999).fill({ model: 'x', input_tokens: Number.MAX_SAFE_INTEGER }) }
  const answer = await ingestUsage(
    caller,
    [wire('a'), wire('huge-1', huge), wire('b'), wire('huge-2', huge), { problem: 'no JSON' }, wire('c')],
    NOON,
  )
  expect(answer).toMatchObject({ accepted: 4, rejected: 2 })
  expect(answer.errors).toMatchObject([
    { index: 3, message: expect.stringMatching(/too large/) },
    { index: 4, message: 'no JSON' },
  ])
  const { total } = await getSpend(caller, { from: null, to: null, groupBy: [], filters: {} })
  expect(total.events).toBe(4)
})

it('refuses a thread position that is no index, by itself', async () => {
  const caller = await makeOrganization()
  const at = (index: number) => ({ thread: { id: 't', index, fingerprint: 'f' } })
  expect(await ingestUsage(caller, [wire('a', at(2 ** 31)), wire('b', at(2 ** 31 - 1))], NOON)).toMatchObject(
    {
      accepted: 1,
      errors: [{ index: 0, path: 'thread.index' }],
    },
  )
})

it('keeps a call of a run the run’s, whether it comes before or after the same call without one', async () => {
  const caller = await makeOrganization()
  for (let n = 0; n < 10; n++) {
    // The labels of both are new or known by turns: which was made first must not decide.
    const plain = wire(`call-${n}`, { project: `plain-${n % 3}` })
    const ofRun = wire(`call-${n}`, { run_id: 'run', framework: `f-${n % 4}` })
    for (const event of n % 2 === 0 ? [plain, ofRun] : [ofRun, plain])
      await ingestUsage(caller, [event], NOON)
  }
  const { rows } = await getSpend(caller, { from: null, to: null, groupBy: ['run'], filters: {} })
  expect(rows).toMatchObject([{ values: ['run'], events: 10 }])
})
