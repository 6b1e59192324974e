import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { makeOrganization } from '../../testing/make-organization'
import { listImports } from '../imports/list-imports'
import { undoImport } from '../imports/undo-import'
import { putAgentRun } from '../runs/put-agent-run'
import { ingestUsage } from '../usage/ingest-usage'
import { findSampleImport } from './find-sample-import'
import { loadSample } from './load-sample'
import { removeSample } from './remove-sample'

afterAll(disconnectDatabase)

const sample = { name: 'small-team', nowMs: Date.parse('2026-11-20T16:00:00Z') } as const

const total = (organizationId: number) =>
  inOrganizationSql(organizationId, async (tx) => {
    const rows = await sumSpendBy(tx, { from: null, to: null, timeZone: 'UTC', groupBy: [], filters: {} })
    return rows[0]
  })
const countRuns = (organizationId: number) =>
  inOrganizationSql(organizationId, async (tx) => {
    const [row] = await tx.rows<{ count: number }>('SELECT count(*)::integer AS count FROM agent_run')
    return row?.count
  })

describe('loadSample', () => {
  it('gives every organization the same figures, and shows what has no price', async () => {
    const [one, two] = [await makeOrganization(), await makeOrganization()]
    const loaded = await loadSample(one, sample)
    await loadSample(two, sample)
    const sum = await total(one.organizationId)
    expect(sum).toEqual(await total(two.organizationId))
    expect(sum?.events).toBe(loaded.events)
    expect(sum?.unpricedEvents).toBeGreaterThan(0)
    expect(sum?.lowerBoundEvents).toBeGreaterThan(0)
    expect(Number(sum?.costUsd)).toBeGreaterThan(100)
    const { differences } = await inOrganizationSql(one.organizationId, compareRollups)
    expect(differences).toEqual([])
  })

  it('is one import of its own kind', async () => {
    const owner = await makeOrganization()
    const { importId, events } = await loadSample(owner, sample)
    expect(await findSampleImport(owner)).toBe(importId)
    const { imports } = await listImports(owner, { limit: 10, cursor: null })
    expect(imports).toMatchObject([
      { id: importId, kind: 'sample', status: 'done', accepted: events, by: owner.email },
    ])
  })

  it('comes once, also when it is asked for twice at the same time', async () => {
    const owner = await makeOrganization()
    const both = await Promise.allSettled([loadSample(owner, sample), loadSample(owner, sample)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(loadSample(owner, sample)).rejects.toMatchObject({ code: 'conflict' })
    expect((await listImports(owner, { limit: 10, cursor: null })).imports).toHaveLength(1)
  })

  it.each(['viewer', 'member'] as const)('is refused to a %s, as is removing it', async (role) => {
    const caller = await makeOrganization({ role })
    await expect(loadSample(caller, sample)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removeSample(caller)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await total(caller.organizationId)).toMatchObject({ events: 0 })
  })
})

describe('removeSample', () => {
  it('leaves what was sent beside it, and nothing else', async () => {
    const owner = await makeOrganization()
    await ingestUsage(
      owner,
      [
        {
          json: {
            id: 'mine',
            timestamp: '2026-11-01T12:00:00Z',
            model: 'claude-sonnet-5',
            input_tokens: 1000,
          },
        },
      ],
      sample.nowMs,
    )
    await putAgentRun(owner, 'sample:of my own', { framework: 'Rails' })
    const before = await total(owner.organizationId)
    const { events } = await loadSample(owner, sample)
    expect(await countRuns(owner.organizationId)).toBeGreaterThan(30)
    expect(await removeSample(owner)).toEqual({ removed: events })
    expect(await total(owner.organizationId)).toEqual(before)
    expect(await countRuns(owner.organizationId)).toBe(1)
    expect(await findSampleImport(owner)).toBeNull()
    await expect(removeSample(owner)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is undoing its import, after which it can be loaded again', async () => {
    const owner = await makeOrganization()
    const { importId, events } = await loadSample(owner, sample)
    const before = await total(owner.organizationId)
    await undoImport(owner, importId)
    expect(await countRuns(owner.organizationId)).toBe(0)
    expect((await loadSample(owner, sample)).events).toBe(events)
    expect(await total(owner.organizationId)).toEqual(before)
  })
})
