import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inOrganizationSql } from '../../data/database'
import { NEUTRAL_DEFAULTS } from '../../domain/estimate/estimate-defaults'
import { estimateInputSchema } from '../../domain/estimate/estimate-input'
import type { Caller, MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { putAgentRun } from '../runs/put-agent-run'
import { ingestUsage } from '../usage/ingest-usage'
import { changeEstimate, removeEstimate } from './change-estimate'
import { estimateCost } from './estimate-cost'
import { getEstimate, listEstimates } from './list-estimates'
import { saveEstimate } from './save-estimate'

const NOW = Date.parse('2026-06-21T12:00:00Z')
const OPTIONS = { defaults: NEUTRAL_DEFAULTS, nowMs: NOW }
const ARTICLE = { resources: 8, auth: true, validation: true, pagination: true, tests: true, retry_factor: 3 }
const INPUT = estimateInputSchema.parse({ ...ARTICLE, models: ['claude-sonnet-4-6', 'deepseek-v4-pro'] })

async function addRun(caller: MemberCaller, run: string, calls: number): Promise<void> {
  await putAgentRun(caller, run, { framework: 'rails', task: 'crud' })
  const usage = {
    timestamp: '2026-06-20T12:00:00Z',
    model: 'claude-sonnet-4-6',
    run_id: run,
    framework: 'rails',
    task: 'crud',
  }
  const tokens = { input_tokens: 10_000, cache_read_tokens: 10_000, output_tokens: 2_000 }
  const events = Array.from({ length: calls }, (_, at) => ({
    json: { ...usage, ...tokens, id: `${run}-${at}` },
  }))
  await ingestUsage(caller, events, NOW)
}

function audited(caller: Caller): Promise<{ action: string }[]> {
  return inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows<{ action: string }>(`SELECT action FROM audit_entry WHERE action LIKE 'estimate.%' ORDER BY at`),
  )
}

describe('saved estimates', () => {
  it('keep their figures, and are set against the runs linked to them', async () => {
    const caller = await makeOrganization()
    const { saved } = await saveEstimate(caller, { name: ' Orders service ' }, INPUT, OPTIONS)
    expect(saved).toMatchObject({
      name: 'Orders service',
      runIds: [],
      input: { ...INPUT, as_of: '2026-06-21' },
    })
    expect(saved.estimate.models.map(({ total_usd }) => total_usd)).toEqual(['54', '5.481'])
    // 100 calls of 10,000 × $3 + 10,000 × $0.30 + 2,000 × $15 a million: $0.063 each
    await addRun(caller, 'run-1', 100)
    const { outcome } = await changeEstimate(caller, saved.id, { run_ids: ['run-1', 'unheard', 'run-1'] })
    expect(outcome).toMatchObject({ actual_usd: '6.3', runs: 2, runs_without_cost: ['unheard'] })
    expect(outcome.rows).toMatchObject([
      { model: 'claude-sonnet-4-6', difference_usd: '-47.7', difference_percent: '-88.3', was_used: true },
      { model: 'deepseek-v4-pro', difference_usd: '0.819', difference_percent: '14.9', was_used: false },
    ])
    expect((await changeEstimate(caller, saved.id, { name: 'Orders' })).saved.runIds).toEqual([
      'run-1',
      'unheard',
    ])
    expect((await getEstimate(caller, saved.id)).saved.estimate).toEqual(saved.estimate)
    await removeEstimate(caller, saved.id)
    await expect(getEstimate(caller, saved.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await audited(caller)).map(({ action }) => action)).toEqual([
      'estimate.create',
      'estimate.update',
      'estimate.update',
      'estimate.delete',
    ])
  })

  it('are listed newest first, a page at a time', async () => {
    const caller = await makeOrganization()
    for (const name of ['first', 'second', 'third']) await saveEstimate(caller, { name }, INPUT, OPTIONS)
    const page = await listEstimates(caller, { limit: 2, cursor: null })
    expect(page.estimates.map(({ saved }) => saved.name)).toEqual(['third', 'second'])
    const rest = await listEstimates(caller, { limit: 2, cursor: page.nextCursor })
    expect([rest.estimates.map(({ saved }) => saved.name), rest.nextCursor]).toEqual([['first'], null])
    await expect(listEstimates(caller, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('are a viewer’s to read and nobody else’s to see', async () => {
    const owner = await makeOrganization()
    const { saved } = await saveEstimate(owner, { name: 'Ours' }, INPUT, OPTIONS)
    const viewer = { ...owner, role: 'viewer' as const }
    expect((await getEstimate(viewer, saved.id)).saved.name).toBe('Ours')
    const refused = { code: 'forbidden' }
    await expect(saveEstimate(viewer, { name: 'x' }, INPUT, OPTIONS)).rejects.toMatchObject(refused)
    await expect(changeEstimate(viewer, saved.id, { name: 'x' })).rejects.toMatchObject(refused)
    await expect(removeEstimate(viewer, saved.id)).rejects.toMatchObject(refused)
    const stranger = await makeOrganization()
    const missing = { code: 'not_found' }
    await expect(getEstimate(stranger, saved.id)).rejects.toMatchObject(missing)
    await expect(changeEstimate(stranger, saved.id, { name: 'x' })).rejects.toMatchObject(missing)
    await expect(removeEstimate(stranger, saved.id)).rejects.toMatchObject(missing)
    expect((await listEstimates(stranger, { limit: 10, cursor: null })).estimates).toEqual([])
    // A cursor of another organization's is the end of one's own list.
    await saveEstimate(stranger, { name: 'Theirs' }, INPUT, OPTIONS)
    expect((await listEstimates(stranger, { limit: 10, cursor: saved.id })).estimates).toEqual([])
  })

  it('say what is wrong with them', async () => {
    const caller = await makeOrganization()
    const bad = { code: 'invalid' }
    await expect(saveEstimate(caller, { name: '' }, INPUT, OPTIONS)).rejects.toMatchObject(bad)
    const { saved } = await saveEstimate(caller, { name: 'x' }, INPUT, OPTIONS)
    await expect(changeEstimate(caller, saved.id, {})).rejects.toMatchObject(bad)
    await expect(changeEstimate(caller, saved.id, { run_ids: [''] })).rejects.toMatchObject(bad)
    await expect(changeEstimate(caller, randomUUID(), { name: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(getEstimate(caller, 'no-uuid')).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('an estimate', () => {
  const ofRails = estimateInputSchema.parse({ framework: 'rails', task: 'crud', model: 'claude-sonnet-4-6' })

  it('stands on own runs from three on, and says how many there are', async () => {
    const caller = await makeOrganization()
    await addRun(caller, 'a', 2)
    await addRun(caller, 'b', 4)
    const few = await estimateCost(caller, ofRails, OPTIONS)
    expect(few).toMatchObject({
      own: { runs: 2, defaults: null },
      estimate: { assumptions: { own_runs: null } },
    })
    await addRun(caller, 'c', 6)
    const { estimate, own } = await estimateCost(caller, ofRails, OPTIONS)
    expect(own).toMatchObject({ runs: 3, runIds: ['a', 'b', 'c'] })
    expect(estimate.assumptions).toMatchObject({
      ...{ interactions: 4, input_tokens: 20_000, output_tokens: 2_000, cache_hit_rate: 0.5, own_runs: 3 },
    })
    expect(estimate.models[0]).toMatchObject({ per_interaction_usd: '0.063', total_usd: '0.252' })
    const stranger = await makeOrganization()
    expect((await estimateCost(stranger, ofRails, OPTIONS)).own?.runs).toBe(0)
  })

  it('is at the organization’s own prices for its callers, at the catalogue’s for everybody else', async () => {
    const caller = await makeOrganization()
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(
        `INSERT INTO price_override (organization_id, id, model, effective_from, prices)
         VALUES ($1, $2, 'claude-sonnet-4-6', '2026-01-01Z', '{"input_usd_per_mtok": "1"}')`,
        [caller.organizationId, randomUUID()],
      ),
    )
    const total = async (who: Caller | null) =>
      (await estimateCost(who, INPUT, OPTIONS)).estimate.models[0]?.total_usd
    // 120 × 3 × (25,000 × $1 + 5,000 × $15) a million
    expect([await total(caller), await total(null)]).toEqual(['36', '54'])
  })

  it('has no defaults from runs for who has no key', async () => {
    await expect(estimateCost(null, ofRails, OPTIONS)).rejects.toMatchObject({ code: 'invalid' })
  })
})
