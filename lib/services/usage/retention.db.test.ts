import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { sumImport } from '../../data/imports/sum-import'
import { sumChangedRuns } from '../../data/runs/run-sums'
import { compareRollups } from '../../data/usage/compare-rollups'
import { foldUsageDays } from '../../data/usage/fold-usage-days'
import { asSeenBy } from '../../data/viewer'
import { addDays, calendarDayOf } from '../../domain/calendar'
import type { MemberCaller } from '../../domain/members/caller'
import { readRepricingInput } from '../../domain/pricing/read-repricing-input'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { erasePerson } from '../erasure/erase-person'
import { listImportProblems, listImports } from '../imports/list-imports'
import { receiveUpload } from '../imports/receive-upload'
import { runImport } from '../imports/run-import'
import { undoImport } from '../imports/undo-import'
import { chooseRetention, getRetention, previewRetention } from '../organizations/choose-retention'
import { chooseMembersSee } from '../people/choose-members-see'
import { runRepricing } from '../repricing/run-repricing'
import { startRepricing } from '../repricing/start-repricing'
import { undoRepricing } from '../repricing/undo-repricing'
import { getRun } from '../runs/get-run'
import { putAgentRun } from '../runs/put-agent-run'
import { deleteWhatIsNotKept } from './add-retention-jobs'
import { findLatestCall } from './find-latest-call'
import { getSpend } from './get-spend'
import { ingestUsage } from './ingest-usage'
import { listUsageEvents } from './list-usage-events'
import { readSpend } from './read-spend'

process.env.AUTH_SECRET = 'x'.repeat(40)
afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-30T12:00:00Z')
const DAY = 86_400_000
const today = calendarDayOf(NOW, 'UTC')

/** A call at noon of a day so long before today. */
const call = (id: string, daysAgo: number, rest: object = {}) => ({
  json: {
    ...{ id, timestamp: new Date(NOW - daysAgo * DAY).toISOString(), model: 'claude-sonnet-4-6' },
    ...{ input_tokens: 1_000, output_tokens: 100, ...rest },
  },
})

const keep = (caller: MemberCaller, days: number | null, nowMs = NOW) =>
  chooseRetention(caller, { keep_events_days: days }, nowMs)

const deleteOld = ({ organizationId }: MemberCaller, nowMs = NOW, atOnce = 2) =>
  deleteWhatIsNotKept(organizationId, { nowMs, atOnce })

const idsLeft = async (caller: MemberCaller) =>
  (await listUsageEvents(caller, { from: null, to: null, filters: {}, limit: 100, cursor: null })).events.map(
    ({ id }) => id,
  )

const differencesOf = async ({ organizationId }: MemberCaller) =>
  (await inOrganizationSql(organizationId, compareRollups)).differences

/** Every figure that does not look at single calls. */
async function figures(caller: MemberCaller, runs: readonly string[]) {
  const spends = []
  for (const groupBy of [[], ['day', 'model'], ['hour'], ['project', 'user']] as const)
    spends.push(await getSpend(caller, { from: null, to: null, groupBy: [...groupBy], filters: {} }))
  // Of what is no longer kept neither is known, but what it cost: the sums of all are the same.
  for (const groupBy of [['session'], ['run', 'day'], ['run', 'hour', 'model']] as const) {
    const request = { from: null, to: null, groupBy: [...groupBy], filters: {} }
    const { rows, total } = await getSpend(caller, request)
    const file = []
    for await (const batch of readSpend(caller, request).batches) file.push(...batch)
    expect(file).toEqual(rows)
    spends.push(total)
  }
  return {
    spends,
    runs: await Promise.all(
      runs.map((id) =>
        getRun(caller, id).then(
          ({ run }) => run,
          () => null,
        ),
      ),
    ),
  }
}

describe('what is no longer kept', () => {
  const drawnCall = fc.record({
    id: fc.integer({ min: 0, max: 30 }),
    daysAgo: fc.constantFrom(0, 1, 27, 28, 29, 30, 31, 45, 90),
    run: fc.constantFrom(undefined, 'one', 'two'),
    model: fc.constantFrom('claude-sonnet-4-6', 'nobody-knows'),
    project: fc.constantFrom('here', 'there'),
  })
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.array(drawnCall, { minLength: 1, maxLength: 8 }).map((send) => ({ send })) },
    { weight: 2, arbitrary: fc.constant({ delete: true }) },
    { weight: 1, arbitrary: fc.constantFrom(30, 40, 60).map((days) => ({ days })) },
    { weight: 1, arbitrary: fc.constantFrom(1, 3, 40).map((later) => ({ later })) },
    { weight: 1, arbitrary: fc.constant({ fold: true }) },
  )

  it('is in every sum as before, and what is sent again is counted no second time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const caller = await makeOrganization()
        const { organizationId } = caller
        const runs = ['one', 'two']
        const sent = new Map<string, ReturnType<typeof call>>()
        let now = NOW
        for (const one of steps) {
          if ('send' in one) {
            // A call happens once and at one time: what is drawn again is the same.
            for (const { id, daysAgo, run, ...rest } of one.send)
              if (!sent.has(`c-${id}`))
                sent.set(`c-${id}`, call(`c-${id}`, daysAgo, { ...rest, run_id: run, user: 'ann' }))
            const again = one.send.flatMap(({ id }) => sent.get(`c-${id}`) ?? [])
            await ingestUsage(caller, [...new Set(again)], now)
          } else if ('fold' in one) {
            await inOrganizationSql(organizationId, (tx) => foldUsageDays(tx, 100))
            await inOrganizationSql(organizationId, (tx) => sumChangedRuns(tx, 100))
          } else {
            const before = await figures(caller, runs)
            if ('days' in one) await keep(caller, one.days, now)
            if ('later' in one) now += one.later * DAY
            if ('delete' in one) await deleteOld(caller, now)
            expect(await figures(caller, runs)).toEqual(before)
          }
          expect(await differencesOf(caller)).toEqual([])
        }
        await deleteOld(caller, now)
        const before = await figures(caller, runs)
        const { accepted, updated } = await ingestUsage(caller, [...sent.values()], now)
        const { eventsKeptFrom } = await getRetention(caller)
        // What was refused because it was old is refused again: nothing new.
        expect({ accepted, updated }).toEqual({ accepted: 0, updated: 0 })
        expect(await figures(caller, runs)).toEqual(before)
        for (const { timestamp } of (await idsLeft(caller)).map(
          (id) => sent.get(id)?.json ?? call(id, 0).json,
        ))
          expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(eventsKeptFrom?.getTime() ?? 0)
      }),
      { numRuns: 25 },
    )
  }, 180_000)

  it('is all from before the local day that so many days ago was, and nothing else', async () => {
    const caller = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
    // Midnight of May 31 there.
    const edge = Date.parse('2026-05-30T18:15:00Z')
    const at = (id: string, ms: number) => call(id, (NOW - ms) / DAY)
    await ingestUsage(caller, [at('last gone', edge - 1), at('first kept', edge), at('new', NOW)], NOW)
    const preview = await previewRetention(caller, { keep_events_days: 30 }, NOW)
    expect(preview).toEqual({ eventsKeptFrom: new Date(edge), events: 1 })
    expect(await deleteOld(caller)).toBe(0)
    await keep(caller, 30)
    expect(await deleteOld(caller)).toBe(1)
    expect(await idsLeft(caller)).toEqual(['new', 'first kept'])
    expect(await previewRetention(caller, { keep_events_days: 30 }, NOW)).toMatchObject({ events: 0 })
    // The next day it is the next day's turn.
    expect(await deleteOld(caller, NOW + DAY)).toBe(1)
    expect(await idsLeft(caller)).toEqual(['new'])
  })

  it('is deleted in batches that end where they are told to', async () => {
    const caller = await makeOrganization()
    await ingestUsage(
      caller,
      [1, 2, 3, 4, 5].map((n) => call(`${n}`, 50 + n)),
      NOW,
    )
    await keep(caller, 30)
    const signal = AbortSignal.abort()
    expect(await deleteWhatIsNotKept(caller.organizationId, { nowMs: NOW, signal, atOnce: 2 })).toBe(0)
    expect(await deleteOld(caller)).toBe(5)
  })

  it('stays what it was where events are kept for good again', async () => {
    const caller = await makeOrganization()
    await ingestUsage(caller, [call('old', 50), call('new', 1)], NOW)
    await keep(caller, 30)
    await keep(caller, null)
    expect(await getRetention(caller)).toMatchObject({ keepEventsDays: null })
    // It was about to go already.
    expect(await deleteOld(caller)).toBe(1)
    expect(await ingestUsage(caller, [call('old', 50)], NOW)).toMatchObject({ accepted: 0, rejected: 1 })
    expect(await deleteOld(caller, NOW + 90 * DAY)).toBe(0)
  })
})

describe('what comes in from before', () => {
  it('is refused by its place in the request, two days beyond what is deleted', async () => {
    const caller = await makeOrganization()
    await keep(caller, 30)
    const records = [
      call('new', 1),
      call('old', 40),
      { problem: 'broken' },
      call('margin', 28.6),
      call('ok', 28.4),
    ]
    const answer = await ingestUsage(caller, records, NOW)
    expect(answer).toMatchObject({ accepted: 2, rejected: 3 })
    const message =
      'Too old: this organization takes single events from 2026-06-02T00:00:00Z on. If it was sent before, it is in the sums.'
    expect(answer.errors).toEqual([
      { index: 1, path: 'timestamp', message },
      { index: 2, path: '', message: 'broken' },
      { index: 3, path: 'timestamp', message },
    ])
    expect(await listImports(caller, { limit: 1, cursor: null })).toMatchObject({
      imports: [{ accepted: 2, rejected: 3 }],
    })
  })

  it('meets the record of its call that is still there, where records of one call are on both sides of the line', async () => {
    const caller = await makeOrganization()
    await ingestUsage(caller, [call('m', 28.5001)], NOW)
    await keep(caller, 30)
    await deleteOld(caller)
    const better = call('m', 28.4999, { output_tokens: 200 })
    expect(await ingestUsage(caller, [better], NOW)).toMatchObject({ accepted: 0, updated: 1 })
    expect(await idsLeft(caller)).toEqual(['m'])
  })

  it('is named by line where it is in a file', async () => {
    const caller = await makeOrganization()
    await keep(caller, 30)
    const lines = [call('old', 40), call('new', 1), call('older', 50)].map(({ json }) => JSON.stringify(json))
    const body = Readable.from([Buffer.from(lines.join('\n'))])
    const { id } = await receiveUpload(caller, { name: 'log.jsonl', format: 'auto', labels: {}, body })
    await runImport({ organizationId: caller.organizationId, importId: id })
    const { imports } = await listImports(caller, { limit: 1, cursor: null })
    expect(imports).toMatchObject([{ status: 'done', accepted: 1, rejected: 2 }])
    expect(await listImportProblems(caller, id, 10)).toMatchObject([
      { file: 'log.jsonl', line: 1, message: expect.stringContaining('Too old') },
      { file: 'log.jsonl', line: 3 },
    ])
  })
})

describe('what would have to change a sum that has no calls any more', () => {
  async function half() {
    const caller = await makeOrganization()
    await ingestUsage(
      caller,
      [call('old', 50), call('unpriced', 51, { model: 'nobody-knows' }), call('new', 1)],
      NOW,
    )
    const importId = (await listImports(caller, { limit: 1, cursor: null })).imports[0]?.id ?? ''
    return { caller, importId }
  }

  it('an import is not undone, and its sum stays', async () => {
    const { caller, importId } = await half()
    const sum = () => inOrganizationSql(caller.organizationId, (tx) => sumImport(tx, importId))
    const before = await sum()
    expect(before).toEqual({ events: 3, costUsd: '0.009', unpricedEvents: 1 })
    await keep(caller, 30)
    await deleteOld(caller)
    expect(await sum()).toEqual(before)
    await expect(undoImport(caller, importId)).rejects.toMatchObject({ code: 'conflict' })
    expect(await idsLeft(caller)).toEqual(['new'])
  })

  it('a repricing is not undone; while one is under way nothing is deleted', async () => {
    const { caller } = await half()
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(`INSERT INTO price_override (organization_id, id, model, effective_from, prices)
        VALUES (current_organization_id(), gen_random_uuid(), 'nobody-knows', '2026-01-01',
          '{"input_usd_per_mtok":"1","output_usd_per_mtok":"2"}')`),
    )
    const { id } = await startRepricing(caller, readRepricingInput({}))
    await keep(caller, 30)
    expect(await deleteOld(caller)).toBe(0)
    await runRepricing(caller.organizationId)
    expect(await deleteOld(caller)).toBe(2)
    await expect(undoRepricing(caller, id)).rejects.toMatchObject({ code: 'conflict' })
    expect(await differencesOf(caller)).toEqual([])
  })

  it('a person is erased from it like from the rest', async () => {
    const caller = await makeOrganization()
    await ingestUsage(
      caller,
      [
        call('old', 50, { user: 'ann@example.com', run_id: 'r' }),
        call('new', 1, { user: 'ann@example.com', run_id: 'r' }),
      ],
      NOW,
    )
    await keep(caller, 30)
    await deleteOld(caller)
    const before = await getRun(caller, 'r')
    const ann = 'ann@example.com'
    await erasePerson(caller, { userId: null, labels: [ann], channelIds: [], confirmation: ann })
    const after = await getRun(caller, 'r')
    expect(after.run.costUsd).toEqual(before.run.costUsd)
    const names = await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows<{ name: string }>(
        `SELECT DISTINCT s.user_label AS name FROM run_sum r JOIN series s USING (organization_id)
         WHERE r.organization_id = $1 AND s.id = r.series_id`,
        [caller.organizationId],
      ),
    )
    expect(names.every(({ name }) => !name.includes('ann'))).toBe(true)
    expect(names.length).toBeGreaterThan(0)
  })
})

it('a run whose calls are gone is seen by whom it was seen by, and by nobody else', async () => {
  const owner = await makeOrganization()
  const [ann, bob] = [await addMember(owner, 'member'), await addMember(owner, 'member')]
  await chooseMembersSee(owner, { members_see: 'own' })
  await ingestUsage(owner, [call('1', 50, { user: ann.email, run_id: 'of-ann' })], NOW)
  await putAgentRun(owner, 'of-ann', { framework: 'hono' })
  await keep(owner, 30)
  expect(await deleteOld(owner)).toBe(1)
  await inOrganizationSql(owner.organizationId, (tx) => sumChangedRuns(tx, 10))
  const seen = (by: MemberCaller) => asSeenBy(by.userId, () => getRun(by, 'of-ann').then(({ run }) => run))
  expect(await seen(ann)).toMatchObject({ framework: 'hono', costUsd: '0.0045' })
  await expect(seen(bob)).rejects.toMatchObject({ code: 'not_found' })
})

it('of an organization all of whose calls are gone it is still known when the last one was', async () => {
  const caller = await makeOrganization()
  await ingestUsage(caller, [call('1', 50)], NOW)
  await keep(caller, 30)
  await deleteOld(caller)
  expect(await findLatestCall(caller)).toEqual(new Date(NOW - 50 * DAY))
  expect(
    await getSpend(caller, { from: addDays(today, -60), to: today, groupBy: ['day'], filters: {} }),
  ).toMatchObject({ rows: [{ events: 1, costUsd: '0.0045' }] })
})

it('only an owner chooses, within bounds, and the audit log says so', async () => {
  const owner = await makeOrganization()
  const admin = await addMember(owner, 'admin')
  await expect(keep(admin, 30)).rejects.toMatchObject({ code: 'forbidden' })
  for (const days of [29, 3_651, 30.5])
    await expect(keep(owner, days)).rejects.toMatchObject({ code: 'invalid' })
  await keep(owner, 30)
  await keep(owner, 30)
  expect(await readAudit(owner.organizationId)).toMatchObject([
    { action: 'organization.retention', before: { keep_events_days: null }, after: { keep_events_days: 30 } },
  ])
})
