import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { findStaleImports } from '../../data/imports/find-stale-imports'
import { compareRollups } from '../../data/usage/compare-rollups'
import type { MemberCaller } from '../../domain/members/caller'
import { readDroppedLines } from '../../testing/dropped-lines'
import { anthropicCost, anthropicPage, anthropicUsage } from '../../testing/log-samples'
import { makeOrganization } from '../../testing/make-organization'
import { zipOf } from '../../testing/zip-of'
import { getRun } from '../runs/get-run'
import { putAgentRun } from '../runs/put-agent-run'
import { getSpend } from '../usage/get-spend'
import { giveUpUpload } from './give-up-upload'
import { getImport, listImportProblems, listImports } from './list-imports'
import { receiveUpload } from './receive-upload'
import { runImport } from './run-import'
import { sweepImports } from './sweep-imports'
import { undoImport } from './undo-import'

afterAll(disconnectDatabase)

const line = (index: number): string =>
  JSON.stringify({
    id: `event-${index}`,
    timestamp: new Date(Date.UTC(2026, 5, 1) + index * 60_000).toISOString(),
    model: 'claude-sonnet-4-6',
    input_tokens: 1_000,
    output_tokens: 100,
  })

const everything = { from: null, to: null, groupBy: [], filters: {} }

async function upload(caller: MemberCaller, body: string | Buffer, labels = {}) {
  return receiveUpload(caller, {
    name: 'log.jsonl',
    format: 'auto',
    labels,
    body: Readable.from([Buffer.from(body)]),
  })
}

async function readAll(caller: MemberCaller, body: string | Buffer, labels = {}) {
  const { id } = await upload(caller, body, labels)
  await runImport({ organizationId: caller.organizationId, importId: id })
  return getImport(caller, id)
}

describe('an upload', () => {
  it('is read, priced and counted', async () => {
    const caller = await makeOrganization()
    const done = await readAll(caller, [line(1), line(2), line(2), '{"broken', ''].join('\n'), {
      project: 'shop',
    })
    expect(done).toMatchObject({ status: 'done', accepted: 2, duplicates: 1, rejected: 1 })
    expect(done.bytesRead).toBe(done.bytesTotal)
    expect(await listImportProblems(caller, done.id, 10)).toMatchObject([{ file: 'log.jsonl', line: 4 }])
    const { rows } = await getSpend(caller, { ...everything, groupBy: ['project'] })
    expect(rows).toMatchObject([{ values: ['shop'], events: 2, costUsd: '0.009' }])
  })

  it('of a copy under any other name is all duplicates', async () => {
    const caller = await makeOrganization()
    const body = [1, 2, 3].map(line).join('\n')
    await readAll(caller, body)
    for (const name of ['a.jsonl', 'copy.jsonl', 'z.jsonl', '0.jsonl']) {
      const { id } = await receiveUpload(caller, {
        name,
        format: 'auto',
        labels: {},
        body: Readable.from([Buffer.from(body)]),
      })
      await runImport({ organizationId: caller.organizationId, importId: id })
      const { accepted, updated, duplicates } = await getImport(caller, id)
      expect({ name, accepted, updated, duplicates }).toEqual({
        name,
        accepted: 0,
        updated: 0,
        duplicates: 3,
      })
    }
  })

  it('of a report says which days and models another source tells of, and counts no line as not read', async () => {
    const caller = await makeOrganization()
    const own = JSON.stringify({
      type: 'assistant',
      sessionId: 's',
      timestamp: '2026-06-01T10:00:00Z',
      message: { id: 'm1', model: 'claude-sonnet-4-5', usage: { input_tokens: 1_000, output_tokens: 0 } },
    })
    const report = JSON.stringify(
      anthropicPage([anthropicUsage(), anthropicUsage({ model: 'claude-opus-4-6' })]),
    )
    const first = await readAll(caller, `${own}\n`)
    expect(await listImportProblems(caller, first.id, 10)).toEqual([])
    const second = await readAll(caller, report)
    expect(second).toMatchObject({ status: 'done', accepted: 2, rejected: 0 })
    const note = {
      file: null,
      line: null,
      message: expect.stringMatching(
        /^anthropic-usage and claude-code both tell of claude-sonnet-4-5 on 1 day\./,
      ),
    }
    expect(await listImportProblems(caller, second.id, 10)).toEqual([note])
    // The calls come after the report as well: theirs is the note then.
    const third = await readAll(caller, `${own.replace('m1', 'm2')}\n`)
    expect(await listImportProblems(caller, third.id, 10)).toEqual([note])
    const { rows } = await getSpend(caller, { ...everything, groupBy: ['source'] })
    expect(rows.map(({ values, events }) => [values[0], events]).sort()).toEqual([
      ['anthropic-usage', 2],
      ['claude-code', 2],
    ])
  })

  it('of a bill counts what the bill says, and a later bill of the same day instead of the earlier', async () => {
    const caller = await makeOrganization()
    for (const amount of ['500', '1234.5', '600'])
      await readAll(caller, JSON.stringify(anthropicPage([anthropicCost({ amount })])))
    const { total } = await getSpend(caller, everything)
    expect(total).toMatchObject({
      events: 1,
      costUsd: '12.345',
      reportedCostUsd: '12.345',
      unpricedEvents: 0,
    })
    expect((await inOrganizationSql(caller.organizationId, compareRollups)).differences).toEqual([])
  })

  it('of a run tells what the agent said when it ended, where nobody said anything else', async () => {
    const caller = await makeOrganization()
    const result = {
      ...{ type: 'result', subtype: 'error_max_turns', is_error: false, num_turns: 9, duration_ms: 70_988 },
      ...{
        session_id: 's',
        uuid: 'r',
        timestamp: '2026-06-01T12:00:00Z',
        usage: { input_tokens: 1, output_tokens: 1 },
      },
      modelUsage: { 'claude-sonnet-4-6': { inputTokens: 1_000, outputTokens: 100, costUSD: 0.01 } },
    }
    await putAgentRun(caller, 'run-1', { turns: 3 })
    await readAll(caller, `${JSON.stringify(result)}\n`, { runId: 'run-1' })
    expect((await getRun(caller, 'run-1')).run).toMatchObject({
      turns: 3,
      status: 'error_max_turns',
      passed: false,
      durationMs: 70_988,
      startedAtMs: Date.parse('2026-06-01T11:58:49.012Z'),
      events: 1,
    })
  })

  it('may be gzip', async () => {
    const caller = await makeOrganization()
    expect(await readAll(caller, gzipSync(`${line(1)}\n`))).toMatchObject({ status: 'done', accepted: 1 })
  })

  it('that is no log fails with a sentence', async () => {
    const caller = await makeOrganization()
    const failed = await readAll(caller, 'Dear diary, today I spent nothing.\n')
    expect(failed.status).toBe('failed')
    expect(failed.error).toMatch(/no usage log/)
  })

  it('that is a bomb or sealed fails with that for a reason, and its problems are kept', async () => {
    const caller = await makeOrganization()
    const bomb = await readAll(caller, gzipSync(`{${'x'.repeat(150_000_000)}`))
    expect(bomb).toMatchObject({ status: 'failed', error: expect.stringMatching(/bomb/) })
    expect(await listImportProblems(caller, bomb.id, 10)).toContainEqual({
      file: 'log.jsonl',
      line: null,
      message: bomb.error,
    })
    const nested = await readAll(caller, zipOf({ 'inner.zip': zipOf({ 'a.jsonl': line(1) }) }))
    expect(nested).toMatchObject({ status: 'failed', error: 'an archive inside an archive is not read' })
  })

  it('that holds what the database refuses fails, and is not tried for ever', async () => {
    const caller = await makeOrganization()
    const most = JSON.stringify({
      timestamp: '2026-06-01T12:00:00Z',
      model: 'none-such',
      input_tokens: Number.MAX_SAFE_INTEGER,
    })
    const failed = await readAll(caller, `${most}\n`.repeat(1_100))
    expect(failed).toMatchObject({ status: 'failed', error: expect.stringMatching(/too large/) })
  })

  it('that is empty is refused', async () => {
    const caller = await makeOrganization()
    await expect(upload(caller, '')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is refused of a viewer', async () => {
    const caller = await makeOrganization({ role: 'viewer' })
    await expect(upload(caller, line(1))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('that breaks off leaves nothing', async () => {
    const caller = await makeOrganization()
    async function* broken() {
      yield Buffer.from(line(1))
      throw new Error('connection reset')
    }
    await expect(
      receiveUpload(caller, { name: 'x', format: 'auto', labels: {}, body: Readable.from(broken()) }),
    ).rejects.toMatchObject({ code: 'invalid', message: 'The body did not arrive whole.' })
    const chunks = await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows('SELECT 1 FROM import_chunk'),
    )
    expect(chunks).toEqual([])
  })

  it('that was given up while it paused is not acknowledged', async () => {
    const caller = await makeOrganization()
    const { organizationId } = caller
    async function* slow() {
      yield Buffer.from(`${line(1)}\n`)
      // As a machine that slept: nothing was heard of the upload for longer than the sweep waits.
      await inOrganizationSql(organizationId, (tx) =>
        tx.rows(
          `UPDATE import SET updated_at = now() - interval '2 minutes' WHERE organization_id = current_organization_id()`,
        ),
      )
      await sweepImports()
      yield Buffer.from(`${line(2)}\n`)
    }
    await expect(
      receiveUpload(caller, { name: 'x', format: 'auto', labels: {}, body: Readable.from(slow()) }),
    ).rejects.toMatchObject({ code: 'conflict' })
    const { imports } = await listImports(caller, { limit: 10, cursor: null })
    expect(imports).toMatchObject([{ status: 'failed', error: 'The upload stopped before its end.' }])
    expect(await inOrganizationSql(organizationId, (tx) => tx.rows('SELECT 1 FROM import_chunk'))).toEqual([])
  })

  it('that has arrived whole is not given up by a sweep that saw it coming in', async () => {
    const caller = await makeOrganization()
    const { id } = await upload(caller, line(1))
    await inOrganizationSql(caller.organizationId, (tx) => giveUpUpload(tx, id, 'late'))
    await runImport({ organizationId: caller.organizationId, importId: id })
    expect(await getImport(caller, id)).toMatchObject({ status: 'done', accepted: 1 })
  })

  it('put back by a worker that stops is found at once by the next one, which ends it', async () => {
    const caller = await makeOrganization()
    const { organizationId } = caller
    const { id } = await upload(caller, line(1))
    await runImport({ organizationId, importId: id }, AbortSignal.abort())
    expect(await getImport(caller, id)).toMatchObject({ status: 'queued', accepted: 0 })
    const found = async (options = {}) =>
      (await findStaleImports(options)).some(({ importId }) => importId === id)
    expect(await found()).toBe(false)
    expect(await found({ queuedForSeconds: 0 })).toBe(true)
    await runImport({ organizationId, importId: id })
    expect(await getImport(caller, id)).toMatchObject({ status: 'done', accepted: 1 })
  })

  it('taken over in the middle ends as if it had not been', async () => {
    const caller = await makeOrganization()
    const { organizationId } = caller
    // Every fourth line tells of the call before once more.
    const body = Array.from({ length: 16_000 }, (_, index) => line(index % 4 === 3 ? index - 1 : index)).join(
      '\n',
    )
    const { id } = await upload(caller, body)
    const first = runImport({ organizationId, importId: id })
    // As a worker that is paused for too long: the claim is stale, and another takes it.
    const sees = () =>
      inOrganizationSql(organizationId, (tx) =>
        tx.rows(
          `UPDATE import SET updated_at = now() - interval '1 hour'
           WHERE organization_id = current_organization_id() AND batches_done = 1 RETURNING 1`,
        ),
      )
    while ((await sees()).length === 0 && (await getImport(caller, id)).status !== 'done');
    await Promise.all([first, runImport({ organizationId, importId: id })])
    expect(await getImport(caller, id)).toMatchObject({
      status: 'done',
      accepted: 12_000,
      duplicates: 4_000,
      updated: 0,
    })
    expect(await readDroppedLines(organizationId)).toMatchObject({ lines: 4_000, wrong: 0, explained: 4_000 })
    expect((await getSpend(caller, everything)).total.events).toBe(12_000)
    expect((await inOrganizationSql(organizationId, compareRollups)).differences).toEqual([])
  })

  it('is undone with its roll-ups, once, and collectors are told', async () => {
    const caller = await makeOrganization()
    const { id } = await readAll(caller, line(1))
    expect(await undoImport(caller, id)).toEqual({ removed: 1 })
    expect((await getSpend(caller, everything)).total.events).toBe(0)
    await expect(undoImport(caller, id)).rejects.toMatchObject({ code: 'conflict' })
    await expect(undoImport({ ...caller, role: 'member' }, id)).rejects.toMatchObject({ code: 'forbidden' })
    const [state] = await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows('SELECT ingest_epoch FROM organization'),
    )
    expect(state).toEqual({ ingest_epoch: 1 })
  })

  it('that no worker can read is given up after twenty attempts', async () => {
    const caller = await makeOrganization()
    const { id } = await upload(caller, line(1))
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows('UPDATE import SET attempts = 20 WHERE organization_id = current_organization_id()'),
    )
    await runImport({ organizationId: caller.organizationId, importId: id })
    expect(await getImport(caller, id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('20 attempts'),
    })
    expect((await getSpend(caller, everything)).total.events).toBe(0)
  })

  it('of another organization is not there', async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()]
    const { id } = await readAll(mine, line(1))
    await expect(getImport(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(listImportProblems(other, id, 1)).rejects.toMatchObject({ code: 'not_found' })
    await expect(undoImport(other, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
