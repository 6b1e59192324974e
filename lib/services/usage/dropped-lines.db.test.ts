import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { addToImport } from '../../data/imports/import-rows'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { readDroppedLines } from '../../testing/dropped-lines'
import { makeOrganization } from '../../testing/make-organization'
import { listDroppedLines, sumDroppedLines } from '../imports/list-dropped-lines'
import { undoImport } from '../imports/undo-import'
import { importUsage } from './import-usage'

afterAll(disconnectDatabase)

const NOON = Date.parse('2026-06-01T12:00:00Z')

async function send(organizationId: number, events: UsageEvent[], id = randomUUID()) {
  return importUsage({
    organizationId,
    events,
    importId: async (tx) => {
      await tx.rows(
        `INSERT INTO import (organization_id, id, kind, name, status) VALUES ($1, $2, 'upload', 'test', 'done') ON CONFLICT DO NOTHING`,
        [organizationId, id],
      )
      return id
    },
    record: async (tx, counts) => {
      await addToImport(tx, id, { ...counts, rejected: 0 })
    },
  })
}

const line = fc.record({
  call: fc.integer({ min: 0, max: 3 }),
  outputTokens: fc.integer({ min: 0, max: 2 }),
  isSidechain: fc.boolean(),
  session: fc.constantFrom('one', 'two'),
  place: fc.constantFrom('a.jsonl:1', 'a.jsonl:2', 'folder/a.jsonl:2', 'b.jsonl:1', null),
  project: fc.constantFrom('x', null),
  via: fc.constantFrom('log' as const, 'log' as const, 'telemetry' as const, 'metric' as const),
  hasRequest: fc.boolean(),
  user: fc.constantFrom('ada', null),
})
const threaded = fc.record({
  thread: fc.constantFrom('parent', 'child', 'sibling', 'orphan', 'grandchild'),
  upTo: fc.integer({ min: 1, max: 4 }),
  shared: fc.integer({ min: 0, max: 3 }),
})
const PARENT: Record<string, string | null> = {
  ...{ parent: null, child: 'parent', sibling: 'parent', orphan: 'absent', grandchild: 'child' },
}

function toEvent(drawn: typeof line extends fc.Arbitrary<infer Of> ? Of : never): UsageEvent {
  const { call, via, hasRequest, session, place, ...rest } = drawn
  const id = { log: 'claude:', telemetry: 'claude-request:', metric: 'metric:' }[via] + call
  return {
    ...newUsageEvent(id, NOON + call),
    ...{ ...rest, via, model: 'claude-sonnet-4-6', source: 'claude-code', inputTokens: 10 },
    isSidechain: via === 'log' && rest.isSidechain,
    sessionId: `${session}-${call}`,
    sourceRef: via === 'log' ? place : null,
    requestId: via !== 'metric' && hasRequest ? `req_${call}` : null,
  }
}

const toThread = (drawn: { thread: string; upTo: number; shared: number }): UsageEvent[] =>
  Array.from({ length: drawn.upTo }, (_, index) => ({
    ...newUsageEvent(`codex:${drawn.thread}:${index}`, NOON + index),
    ...{ model: 'gpt-5.5', source: 'codex', inputTokens: 1000, sessionId: drawn.thread },
    thread: {
      id: drawn.thread,
      parentId: PARENT[drawn.thread] ?? null,
      index,
      fingerprint: index < drawn.shared ? `p${index}` : `${drawn.thread}${index}`,
    },
  }))

describe('the dedupe ledger', () => {
  it('explains every line that no event stands for, each by one reason, in any order', async () => {
    const batch = fc.oneof(
      fc.array(line, { minLength: 1, maxLength: 8 }).map((drawn) => drawn.map(toEvent)),
      fc.array(threaded, { minLength: 1, maxLength: 3 }).map((drawn) => drawn.flatMap(toThread)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 8 }), async (batches) => {
        const { organizationId } = await makeOrganization()
        for (const events of batches) {
          const { accepted, updated, duplicates } = await send(organizationId, events)
          expect(accepted + updated + duplicates).toBeGreaterThanOrEqual(events.length)
        }
        const sent = batches.flat().length
        const { duplicates, lines, wrong, explained, events } = await readDroppedLines(organizationId)
        expect({ lines, wrong, explained }).toEqual({ lines: duplicates, wrong: 0, explained: sent - events })
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  const whole = {
    ...newUsageEvent('claude:msg_1', NOON),
    ...{ model: 'claude-sonnet-4-6', source: 'claude-code', sessionId: 's', requestId: 'req_1' },
    ...{ inputTokens: 100, outputTokens: 50, sourceRef: 's.jsonl:3' },
  }
  const lines: UsageEvent[] = [
    { ...whole, outputTokens: 1, sourceRef: 's.jsonl:1' },
    { ...whole, occurredAtMs: NOON + 1, sourceRef: 's.jsonl:2' },
    whole,
    { ...whole, isSidechain: true, sourceRef: 'agent.jsonl:1' },
    { ...whole, occurredAtMs: NOON + 2, sessionId: 'resumed', sourceRef: 'resumed.jsonl:1' },
  ]
  const told: UsageEvent = {
    ...{ ...whole, id: 'claude-request:req_1', via: 'telemetry', sourceRef: null },
  }

  it('says of each reason how much and shows which records, until the import is undone', async () => {
    const owner = await makeOrganization()
    const { organizationId } = owner
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()]
    await send(organizationId, lines, first)
    await send(organizationId, [whole], second)
    await send(organizationId, [told], third)
    const of = async (id: string) =>
      (await listDroppedLines(owner, id)).map(({ reason, lines, tokens }) => [reason, lines, tokens])
    expect(new Set(await of(first))).toEqual(
      new Set([
        ['content_block', 1, 150],
        ['streamed_partial', 1, 101],
        ['fork_replay', 1, 150],
        ['resumed_session', 1, 150],
      ]),
    )
    expect(await of(second)).toEqual([['sent_again', 1, 150]])
    expect(await of(third)).toEqual([['other_source', 1, 150]])
    const [sentAgain] = await listDroppedLines(owner, second)
    expect(sentAgain?.examples).toEqual([
      {
        ...{ eventId: whole.id, model: whole.model },
        dropped: {
          ...{ importId: second, source: 'claude-code', sourceRef: 's.jsonl:3' },
          ...{ at: '2026-06-01T12:00:00.000Z', tokens: 150, outputTokens: 50 },
        },
        kept: {
          ...{ importId: first, source: 'claude-code', sourceRef: 's.jsonl:3' },
          ...{ at: '2026-06-01T12:00:00.000Z', tokens: 150, outputTokens: 50 },
          ...{ eventId: whole.id, sessionId: 's' },
        },
      },
    ])
    const lineCount = async () =>
      (await sumDroppedLines(owner, new Date(Date.now() - 60_000))).reduce((sum, drop) => sum + drop.lines, 0)
    expect(await lineCount()).toBe(6)
    expect(await sumDroppedLines(owner, new Date(Date.now() + 60_000))).toEqual([])
    await undoImport(owner, second)
    expect(await of(second)).toEqual([])
    expect(await lineCount()).toBe(5)
  })

  it('keeps five examples of a reason, over all batches of an import', async () => {
    const owner = await makeOrganization()
    const id = randomUUID()
    const many = Array.from({ length: 4 }, (_, n) => ({ ...whole, id: `claude:msg_${n}` }))
    for (let batch = 0; batch < 3; batch++) await send(owner.organizationId, [...many, ...many], id)
    const [drop] = await listDroppedLines(owner, id)
    expect(drop).toMatchObject({ reason: 'sent_again', lines: 20 })
    expect(drop?.examples).toHaveLength(5)
  })

  it('shows a record that gave way to a better one, and from which import it was', async () => {
    const owner = await makeOrganization()
    const [first, second] = [randomUUID(), randomUUID()]
    await send(owner.organizationId, lines.slice(0, 1), first)
    await send(owner.organizationId, [whole], second)
    expect(await listDroppedLines(owner, second)).toMatchObject([
      {
        ...{ reason: 'streamed_partial', lines: 0, replaced: 1, tokens: 101 },
        examples: [{ dropped: { importId: first, tokens: 101 }, kept: { importId: second, tokens: 150 } }],
      },
    ])
  })

  it('counts a replay again once what it repeated is undone', async () => {
    const owner = await makeOrganization()
    const [parent, child] = [randomUUID(), randomUUID()]
    await send(owner.organizationId, toThread({ thread: 'parent', upTo: 3, shared: 3 }), parent)
    await send(owner.organizationId, toThread({ thread: 'child', upTo: 4, shared: 3 }), child)
    expect(await listDroppedLines(owner, child)).toMatchObject([
      {
        ...{ reason: 'fork_replay', lines: 3, restored: 0 },
        examples: [{}, {}, {}].map((_, index) => ({
          kept: { eventId: `codex:parent:${index}`, importId: parent },
        })),
      },
    ])
    await undoImport(owner, parent)
    // The first stays a baseline: its parent is not here.
    expect(await listDroppedLines(owner, child)).toMatchObject([{ lines: 3, restored: 2 }])
    expect((await readDroppedLines(owner.organizationId)).events).toBe(3)
  })

  it('shows nothing of another organization', async () => {
    const [owner, stranger] = [await makeOrganization(), await makeOrganization()]
    const id = randomUUID()
    await send(owner.organizationId, lines, id)
    expect(await listDroppedLines(stranger, id)).toEqual([])
    expect(await sumDroppedLines(stranger, null)).toEqual([])
  })
})
