import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { databasePool, disconnectDatabase, inOrganizationSql, inSqlTransaction } from '../../data/database'
import { migrate } from '../../data/migrate'
import { WORK_STATEMENTS } from '../../data/operations/count-work'
import { upsertHeartbeat } from '../../data/process-heartbeat'
import type { MemberCaller } from '../../domain/members/caller'
import { type CapturedLog, captureLog } from '../../testing/captured-log'
import { withEmptyDatabase } from '../../testing/database'
import { makeOrganization } from '../../testing/make-organization'
import { readMetrics } from '../../testing/read-metrics'
import { ingestUsage } from '../usage/ingest-usage'
import { writeMetrics } from './write-metrics'

let captured: CapturedLog
beforeEach(() => {
  captured = captureLog()
})
afterEach(async () => {
  captured.restore()
  vi.unstubAllEnvs()
  await disconnectDatabase()
})

// Others' tests work in the shared database at the same time.
async function inOwnDatabase(name: string, use: () => Promise<void>): Promise<void> {
  await disconnectDatabase()
  await withEmptyDatabase(name, async (url) => {
    await migrate({ url, directory: path.resolve('prisma/migrations') })
    vi.stubEnv('DATABASE_URL', url)
    await use().finally(disconnectDatabase)
  })
}

const scrape = async () => readMetrics((await writeMetrics()).text)

async function told(pattern: RegExp): Promise<Record<string, number>> {
  return Object.fromEntries([...(await scrape())].filter(([name]) => pattern.test(name)))
}

async function fill(caller: MemberCaller, ...statements: string[]): Promise<void> {
  await inOrganizationSql(caller.organizationId, async (tx) => {
    for (const statement of statements) await tx.rows(statement)
  })
}

const uploads = (status: string, count: number, more = '') =>
  `INSERT INTO import (organization_id, id, kind, name, status, created_at, finished_at, accepted, rejected)
   SELECT current_organization_id(), gen_random_uuid(), 'upload', 'secret.jsonl', '${status}', now() - interval '1 minute' * n,
     ${more || 'NULL'}, 10, 1 FROM generate_series(1, ${count}) n`

it('tells what waits in all organizations together', async () => {
  await inOwnDatabase('metrics_gauges', async () => {
    const empty = await told(/^outlay_(import|upload|outbox|repricings|channels|jobs)/)
    expect(Object.keys(empty)).toHaveLength(3 + 3 + 2 + 4 + 4 + 4 + 3 + 1 + 1)
    expect(new Set(Object.values(empty))).toEqual(new Set([0]))

    const [one, other] = [await makeOrganization(), await makeOrganization()]
    const [open, paused] = [randomUUID(), randomUUID()]
    const alert = randomUUID()
    await fill(
      one,
      uploads('receiving', 1),
      uploads('queued', 3),
      uploads('failed', 2, `now() - interval '1 hour'`),
      uploads('failed', 4, `now() - interval '25 hours'`),
      `INSERT INTO channel (organization_id, id, kind, name, shown_target, sealed, paused_at) VALUES
         (current_organization_id(), '${open}', 'email', 'secret', 'secret@example.com', '', NULL),
         (current_organization_id(), '${paused}', 'email', 'secret', 'secret@example.com', '', now())`,
      `INSERT INTO alert (organization_id, id, kind, dedupe_key, crossed_at, known_at, subject)
       VALUES (current_organization_id(), '${alert}', 'anomaly', 'secret', now(), now(), '{}')`,
      `INSERT INTO alert_delivery (organization_id, alert_id, channel_id, next_attempt_at) VALUES
         (current_organization_id(), '${alert}', '${open}', now() - interval '5 minutes'),
         (current_organization_id(), '${alert}', '${paused}', now() - interval '5 hours')`,
      `INSERT INTO report_schedule (organization_id, id, name, frequency, hour, format, paper, group_by, filters, channel_ids)
       VALUES (current_organization_id(), '${alert}', 'secret', 'daily', 6, 'pdf', 'a4', '{}', '{}', '{}')`,
      `INSERT INTO report_delivery (organization_id, id, schedule_id, period_start, period_end, channel_id, next_attempt_at)
       SELECT current_organization_id(), gen_random_uuid(), '${alert}', '2026-06-01', '2026-06-01', id, now() + interval '1 hour'
       FROM channel`,
    )
    await fill(
      other,
      uploads('queued', 1),
      uploads('processing', 1),
      uploads('done', 5, 'now()'),
      `INSERT INTO repricing (organization_id, id, time_zone, models, snapshot_id, own_prices, status, events_total, created_label)
       VALUES (current_organization_id(), gen_random_uuid(), 'UTC', '{}', 'x', '[]', 'running', 1, 'secret')`,
      `INSERT INTO outgoing_mail (organization_id, id, dedupe_key, kind, recipient, content, next_attempt_at)
       SELECT current_organization_id(), gen_random_uuid(), n::text, 'weekly_digest', 'secret@example.com', '{}',
         now() - interval '1 minute' * n FROM generate_series(1, 7) n`,
      `INSERT INTO pgboss.job (name, data) SELECT 'import', '{}' FROM generate_series(1, 2)`,
    )
    const filled = await scrape()
    expect(Object.fromEntries(filled)).toMatchObject({
      outlay_database_up: 1,
      'outlay_imports{status="receiving"}': 1,
      'outlay_imports{status="queued"}': 4,
      'outlay_imports{status="processing"}': 1,
      'outlay_uploads_last_day{status="failed"}': 2,
      'outlay_uploads_last_day{status="done"}': 5,
      'outlay_upload_events_last_day{outcome="accepted"}': 70,
      'outlay_upload_events_last_day{outcome="rejected"}': 7,
      'outlay_outbox_pending{outbox="alerts"}': 1,
      'outlay_outbox_pending{outbox="reports"}': 1,
      'outlay_outbox_pending{outbox="mail"}': 7,
      'outlay_outbox_oldest_due_seconds{outbox="reports"}': 0,
      'outlay_repricings{status="running"}': 1,
      'outlay_repricings{status="queued"}': 0,
      outlay_channels_paused: 1,
      'outlay_jobs_waiting{queue="import"}': 2,
    })
    const seconds = (name: string) => Math.round((filled.get(name) ?? 0) / 60)
    expect(seconds('outlay_import_oldest_seconds{status="queued"}')).toBe(3)
    expect(seconds('outlay_outbox_oldest_due_seconds{outbox="alerts"}')).toBe(5)
    expect(seconds('outlay_outbox_oldest_due_seconds{outbox="mail"}')).toBe(7)
    const { text } = await writeMetrics()
    expect(text).not.toContain('secret')
    expect(text).not.toContain(one.organizationName)
  })
})

it('tells which processes live', async () => {
  await inOwnDatabase('metrics_processes', async () => {
    const pattern = /^outlay_(processes|heartbeat)/
    expect(await told(pattern)).toEqual({
      'outlay_processes_live{kind="web"}': 0,
      'outlay_processes_live{kind="worker"}': 0,
    })
    await upsertHeartbeat('web', 'web one')
    await upsertHeartbeat('web', 'web two')
    await upsertHeartbeat('worker', 'worker')
    await inSqlTransaction({ nothing: true }, (tx) =>
      tx.rows(
        `UPDATE process_heartbeat SET seen_at = now() - interval '90 seconds' WHERE id IN ('web two', 'worker')`,
      ),
    )
    const found = await told(pattern)
    expect(found).toMatchObject({
      'outlay_processes_live{kind="web"}': 1,
      'outlay_processes_live{kind="worker"}': 0,
    })
    expect(found['outlay_heartbeat_age_seconds{kind="web"}']).toBeLessThan(30)
    expect(Math.round((found['outlay_heartbeat_age_seconds{kind="worker"}'] ?? 0) / 10)).toBe(9)
  })
})

it('reads the tables that grow by the indexes of what is unfinished', async () => {
  await inOwnDatabase('metrics_plans', async () => {
    const caller = await makeOrganization()
    const [channel, alert] = [randomUUID(), randomUUID()]
    const all = 'FROM generate_series(1, 20000) n'
    await fill(
      caller,
      `INSERT INTO import (organization_id, id, kind, name, status, finished_at)
       SELECT current_organization_id(), gen_random_uuid(), 'upload', 'x', 'done', now() - interval '2 days' ${all}`,
      `INSERT INTO channel (organization_id, id, kind, name, shown_target, sealed)
       VALUES (current_organization_id(), '${channel}', 'email', 'x', 'x', '')`,
      `INSERT INTO alert (organization_id, id, kind, dedupe_key, crossed_at, known_at)
       SELECT current_organization_id(), gen_random_uuid(), 'anomaly', n::text, now(), now() ${all}`,
      `INSERT INTO alert_delivery (organization_id, alert_id, channel_id, status)
       SELECT organization_id, id, '${channel}', 'delivered' FROM alert`,
      `INSERT INTO report_schedule (organization_id, id, name, frequency, hour, format, paper, group_by, filters, channel_ids)
       VALUES (current_organization_id(), '${alert}', 'x', 'daily', 6, 'pdf', 'a4', '{}', '{}', '{}')`,
      `INSERT INTO report_delivery (organization_id, id, schedule_id, period_start, period_end, channel_id, occasion, status)
       SELECT current_organization_id(), gen_random_uuid(), '${alert}', '2026-06-01', '2026-06-01', '${channel}', n::text,
         'delivered' ${all}`,
      `INSERT INTO outgoing_mail (organization_id, id, dedupe_key, kind, recipient, content, status)
       SELECT current_organization_id(), gen_random_uuid(), n::text, 'weekly_digest', 'x', '{}', 'delivered' ${all}`,
    )
    await databasePool().query('ANALYZE')
    const plan = await inSqlTransaction({ scheduler: true }, async (tx) => {
      const lines: string[] = []
      for (const text of Object.values(WORK_STATEMENTS)) {
        const rows = await tx.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${text.replace('$1', `'{import}'`)}`)
        lines.push(...rows.map((row) => row['QUERY PLAN']))
      }
      return lines.join('\n')
    })
    const tables = ['import', 'alert_delivery', 'report_delivery', 'outgoing_mail']
    for (const table of tables) expect(plan).toMatch(new RegExp(`Index.* on ${table}\\b`))
    expect(plan).not.toMatch(new RegExp(`Seq Scan on (${tables.join('|')})\\b`))
  })
})

it('counts events by what became of them, and those without a price', async () => {
  const caller = await makeOrganization()
  const event = (id: string, more: object = {}) => ({
    json: { id, timestamp: '2026-06-01T12:00:00Z', model: 'gpt-5.5', input_tokens: 10, ...more },
  })
  const pattern = /^outlay_(unpriced_)?events_total\{.*intake="api"/
  const before = await told(pattern)
  expect(Object.keys(before)).toHaveLength(5)
  const unpriced = event('c', { model: 'no-such-model-of-anyone' })
  await ingestUsage(caller, [event('a'), event('b'), unpriced, event('a'), { problem: 'secret' }], Date.now())
  await ingestUsage(caller, [event('a', { output_tokens: 99 })], Date.now())
  const after = await told(pattern)
  const difference = Object.fromEntries(
    Object.entries(after).map(([name, n]) => [name, n - (before[name] ?? 0)]),
  )
  expect(difference).toEqual({
    'outlay_events_total{intake="api",outcome="accepted"}': 3,
    'outlay_events_total{intake="api",outcome="updated"}': 1,
    'outlay_events_total{intake="api",outcome="duplicate"}': 1,
    'outlay_events_total{intake="api",outcome="rejected"}': 1,
    'outlay_unpriced_events_total{intake="api"}': 1,
  })
})

it('answers without the database what this process knows, and says that the rest is missing', async () => {
  await disconnectDatabase()
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody:secret@127.0.0.1:1/none')
  const found = await scrape()
  expect(found.get('outlay_database_up')).toBe(0)
  expect(found.has('outlay_channels_paused')).toBe(false)
  expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(0)
  expect(captured.lines()).toMatchObject([{ level: 'warn', event: 'metrics.without_database' }])
  expect(captured.text()).not.toContain('secret')
})
