import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { type Mailbox, openMailbox } from '../../testing/mailbox'
import { makeOrganization } from '../../testing/make-organization'
import { createChannel } from '../channels/create-channel'
import { ingestUsage } from '../usage/ingest-usage'
import { addReportJobs } from './add-report-jobs'
import { createReport } from './change-report'
import { listReportDeliveries } from './list-reports'

const worker = vi.hoisted(() => ({
  passes: [] as (() => Promise<void>)[],
  now: null as Date | null,
  organizationId: 0,
}))
// The jobs as the worker has them, run when the test says so and not by a timer.
vi.mock('../repeat-until-aborted', () => ({
  repeatUntilAborted: (_event: string, _everyMs: number, _signal: AbortSignal, run: () => Promise<void>) =>
    void worker.passes.push(run),
}))
// The database is other tests' too, whose reports are theirs to send.
const ours = (ids: number[]) => ids.filter((id) => id === worker.organizationId)
vi.mock('../../data/reports/schedule-rows', async (original) => {
  const real = await original<typeof import('../../data/reports/schedule-rows')>()
  const findReportingOrganizations = async () => ours(await real.findReportingOrganizations())
  return { ...real, findReportingOrganizations }
})
vi.mock('../../data/channels/due-deliveries', async (original) => {
  const real = await original<typeof import('../../data/channels/due-deliveries')>()
  const findOrganizationsToTell: typeof real.findOrganizationsToTell = async (outbox) =>
    ours(await real.findOrganizationsToTell(outbox))
  return { ...real, findOrganizationsToTell }
})
vi.mock('../../data/organizations/read-clock', async (original) => {
  const real = await original<typeof import('../../data/organizations/read-clock')>()
  const { calendarDayOf } = await import('../../domain/calendar')
  const readClock: typeof real.readClock = async (tx) => {
    const clock = await real.readClock(tx)
    const now = worker.now ?? clock.now
    return { ...clock, now, today: calendarDayOf(now.getTime(), clock.timeZone) }
  }
  return { ...real, readClock }
})

let mailbox: Mailbox

beforeEach(async () => {
  worker.passes = []
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('OUTLAY_MAIL_FROM', 'Outlay <outlay@acme.test>')
  vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters')
})
afterEach(() => {
  void mailbox.close()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

it.each([
  // The 10th begins at 18:15 UTC in Kathmandu; the 9th has settled at 6.
  ['daily', 'Asia/Kathmandu', 6, '2025-12-10T00:14:59Z', '2025-12-10T00:15:00Z', '2025-12-09', '2025-12-09'],
  // In UTC it is Monday for eleven hours already.
  [
    'weekly',
    'America/New_York',
    6,
    '2025-12-08T10:59:59Z',
    '2025-12-08T11:00:00Z',
    '2025-12-01',
    '2025-12-07',
  ],
  // The first of the month begins in New York when it is five o'clock of it in UTC.
  [
    'monthly',
    'America/New_York',
    0,
    '2025-12-01T04:59:59Z',
    '2025-12-01T05:00:00Z',
    '2025-11-01',
    '2025-11-30',
  ],
  // On the day that the clocks go forward, the hour that is skipped is over at the next.
  ['daily', 'Europe/Berlin', 2, '2025-03-30T00:59:59Z', '2025-03-30T01:00:00Z', '2025-03-29', '2025-03-29'],
  [
    'monthly',
    'Pacific/Kiritimati',
    3,
    '2025-12-31T12:59:59Z',
    '2025-12-31T13:00:00Z',
    '2025-12-01',
    '2025-12-31',
  ],
] as const)(
  '%s in %s at %i: of two workers one sends it, not at %s but at %s',
  async (frequency, timeZone, hour, before, at, start, end) => {
    const name = `Acme ${randomUUID()}`
    const caller = await makeOrganization({ name, timeZone })
    worker.organizationId = caller.organizationId
    const { channel } = await createChannel(caller, { kind: 'email', target: 'finance@acme.test' })
    const call = { id: 'e', timestamp: `${start}T12:00:00Z`, cost_usd: '2.5' }
    await ingestUsage(caller, [{ json: call }], Date.parse(at))
    const report = { name: 'For finance', frequency, hour, format: 'csv', channel_ids: [channel.id] }
    const { id } = await createReport(caller, report)
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(
        `UPDATE report_schedule SET created_at = '2025-01-01' WHERE organization_id = current_organization_id()`,
      ),
    )
    const { signal } = new AbortController()
    for (let one = 0; one < 2; one++) addReportJobs(signal)
    expect(worker.passes).toHaveLength(4)
    const pass = async (now: string) => {
      worker.now = new Date(now)
      // All at once, and what one of them queued too late for a sender is sent at the next look.
      for (let look = 0; look < 2; look++) await Promise.all(worker.passes.map((run) => run()))
    }
    const periods = async () =>
      (await listReportDeliveries(caller, id, { limit: 10, cursor: null })).deliveries.map(
        ({ periodStart, periodEnd, status, attempts }) => [periodStart, periodEnd, status, attempts],
      )
    const mails = () => mailbox.mails.filter(({ subject }) => subject?.includes(name))

    // Of a day, the one before it is still late enough to be sent: it went out already.
    await pass(before)
    const older = await periods()
    expect(older.filter(([from]) => from === start)).toEqual([])
    await pass(at)
    expect(await periods()).toEqual([[start, end, 'delivered', 1], ...older])
    expect(mails()).toHaveLength(older.length + 1)
    expect(mails().at(-1)?.text).toContain('$2.50 spent')
    expect(mails().at(-1)?.attachments[0]?.filename).toMatch(
      `${start}_${end}_${timeZone.replace('/', '-')}.csv`,
    )
    // A minute and some hours later it is still sent.
    await pass(new Date(Date.parse(at) + 60_000).toISOString())
    await pass(new Date(Date.parse(at) + 5 * 3_600_000).toISOString())
    expect(mails()).toHaveLength(older.length + 1)
  },
)
