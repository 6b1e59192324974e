import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { FOCUS_COLUMNS } from '../../domain/export/focus-columns'
import type { MemberCaller } from '../../domain/members/caller'
import { formatUsd, parseUsd } from '../../domain/money'
import type { SpendDimension } from '../../domain/usage/spend'
import { focusViolations } from '../../testing/focus-rules'
import { makeOrganization } from '../../testing/make-organization'
import { chooseRetention } from '../organizations/choose-retention'
import { deleteWhatIsNotKept } from '../usage/add-retention-jobs'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { csvStream } from './csv-stream'
import { readFocus } from './read-focus'

afterAll(disconnectDatabase)

type Row = Record<string, string>
const ALL = { from: null, to: null, groupBy: [], filters: {} }

async function focusOf(caller: MemberCaller, groupBy: SpendDimension[] = []) {
  const file = {
    title: 'FOCUS',
    columns: FOCUS_COLUMNS,
    batches: readFocus(caller, { ...ALL, groupBy }),
    timeZone: 'UTC',
    about: [],
  }
  let text = ''
  for await (const piece of csvStream(file)) text += piece
  const { data, meta } = Papa.parse<Row>(text, { header: true, delimiter: ',', skipEmptyLines: true })
  return { columns: meta.fields ?? [], rows: data }
}

const sum = (rows: readonly Row[], column: string) =>
  formatUsd(rows.reduce((all, row) => all + (parseUsd(row[column] ?? '') ?? 0n), 0n))

const call = (id: string, rest: object) => ({
  json: {
    id,
    timestamp: '2026-11-25T12:00:00Z',
    model: 'claude-opus-4-8',
    provider: 'anthropic',
    input_tokens: 1000,
    output_tokens: 10,
    ...rest,
  },
})

describe('readFocus', () => {
  let caller: MemberCaller

  beforeAll(async () => {
    caller = await makeOrganization({ name: 'Acme', timeZone: 'Asia/Kathmandu' })
    const records = [
      call('plain', { project: 'web', team: 'core', tags: { env: 'prod' } }),
      call('again', { project: 'web', team: 'core', tags: { env: 'prod' } }),
      call('cached', { cache_read_tokens: 7, cache_write_5m_tokens: 11, cache_write_1h_tokens: 13 }),
      call('batch', { service_tier: 'batch', inference_geo: 'us', web_search_requests: 3 }),
      // 23:30 in Kathmandu on the 25th, and 00:30 on the 26th.
      call('late', { timestamp: '2026-11-25T17:45:00Z' }),
      call('next', { timestamp: '2026-11-25T18:45:00Z', session_id: 's1', run_id: 'r1' }),
      call('reported', { model: 'of-no-price', cost_usd: '0.123456789012345' }),
      call('cost-only', { model: undefined, input_tokens: 0, output_tokens: 0, cost_usd: '2' }),
      call('unpriced', { model: 'of-no-price', project: '=1+1' }),
      call('free', { model: '<synthetic>' }),
      call('advised', {
        components: [{ model: 'claude-sonnet-4-6', input_tokens: 500, output_tokens: 5 }],
      }),
      call('month', { timestamp: '2026-10-31T18:14:59Z' }),
      call('no-provider', { provider: undefined, model: 'gpt-5.5', input_tokens: 300_000 }),
    ]
    expect(await ingestUsage(caller, records, Date.parse('2026-12-01T00:00:00Z'))).toMatchObject({
      accepted: records.length,
      rejected: 0,
    })
  })

  it('is as the specification has it, and adds up to the spend that pages show, to the last digit', async () => {
    const { columns, rows } = await focusOf(caller)
    expect(columns).toEqual([...FOCUS_COLUMNS])
    expect(focusViolations(columns, rows)).toEqual([])
    const { total } = await getSpend(caller, ALL)
    for (const column of ['BilledCost', 'EffectiveCost', 'ContractedCost', 'ListCost'])
      expect(sum(rows, column)).toBe(total.costUsd)
    expect(new Set(rows.map((row) => row.BillingAccountName))).toEqual(new Set(['Acme']))
  })

  it('adds up like charges of a day, one row a class of tokens, by the price of one', async () => {
    const { rows } = await focusOf(caller)
    const web = rows.filter((row) => row.SubAccountId === 'web')
    expect(
      web.map((row) => [row.x_TokenType, row.PricingQuantity, row.ListUnitPrice, row.BilledCost]),
    ).toEqual([
      ['input', '2000', '0.000005', '0.01'],
      ['output', '20', '0.000025', '0.0005'],
    ])
    expect(web[0]).toMatchObject({
      ChargePeriodStart: '2026-11-24T18:15:00Z',
      ChargePeriodEnd: '2026-11-25T18:15:00Z',
      BillingPeriodStart: '2026-10-31T18:15:00Z',
      BillingPeriodEnd: '2026-11-30T18:15:00Z',
      Tags: '{"env":"prod"}',
      x_Team: 'core',
      SkuId: 'anthropic/claude-opus-4-8/input',
      SkuPriceId: 'anthropic/claude-opus-4-8/input/standard',
      ProviderName: 'Anthropic',
    })
  })

  it("keeps the zone's days and months apart, and names a served discount's price", async () => {
    const { rows } = await focusOf(caller)
    const starts = new Set(rows.map((row) => row.ChargePeriodStart))
    expect([...starts]).toEqual(['2026-10-30T18:15:00Z', '2026-11-24T18:15:00Z', '2026-11-25T18:15:00Z'])
    const batch = rows.filter((row) => row.RegionId === 'us')
    const sku = 'anthropic/claude-opus-4-8'
    expect(batch.map((row) => [row.SkuPriceId, row.ContractedUnitPrice])).toEqual([
      [`${sku}/input/batch+inference_geo`, '0.00000275'],
      [`${sku}/output/batch+inference_geo`, '0.00001375'],
      [`${sku}/web_search/standard`, '0.01'],
    ])
    expect(rows.find((row) => row.x_Model === 'gpt-5.5')?.SkuPriceId).toBe(
      'unknown/gpt-5.5/input/over_272000',
    )
  })

  it('what was reported is one unit at its cost; what has no price costs nothing and says so', async () => {
    const { rows } = await focusOf(caller)
    const reported = rows.filter((row) => row.x_CostBasis === 'reported')
    expect(
      reported.map((row) => [row.PricingQuantity, row.PricingUnit, row.ListUnitPrice, row.ConsumedQuantity]),
    ).toEqual([
      ['1', 'Units', '2', '1'],
      ['1', 'Units', '0.123456789012345', '1010'],
    ])
    const unpriced = rows.filter((row) => row.x_CostBasis === 'unpriced')
    expect(unpriced).toHaveLength(1)
    expect(unpriced[0]).toMatchObject({
      BilledCost: '0',
      ListUnitPrice: '0',
      ContractedUnitPrice: '0',
      PricingCategory: 'Other',
      PricingQuantity: '1',
      PricingUnit: 'Units',
      // All that was used is here, without a price.
      ConsumedQuantity: '1010',
      ConsumedUnit: 'Tokens',
      SkuId: 'anthropic/of-no-price/unpriced',
      SkuPriceId: 'anthropic/of-no-price/unpriced',
      SubAccountId: "'=1+1",
    })
    expect(unpriced[0]?.ChargeDescription).toContain('no price is known')
  })

  it('names hours, runs and sessions where they are asked for', async () => {
    expect((await focusOf(caller)).rows.every((row) => row.x_RunId === '' && row.x_SessionId === '')).toBe(
      true,
    )
    const { columns, rows } = await focusOf(caller, ['hour', 'run', 'session'])
    expect(focusViolations(columns, rows)).toEqual([])
    expect(sum(rows, 'BilledCost')).toBe((await getSpend(caller, ALL)).total.costUsd)
    const run = rows.filter((row) => row.x_RunId === 'r1')
    expect(run[0]).toMatchObject({
      x_SessionId: 's1',
      ChargePeriodStart: '2026-11-25T18:15:00Z',
      ChargePeriodEnd: '2026-11-25T19:15:00Z',
    })
  })

  it("sets the catalogue's price beside the organization's own", async () => {
    const own = await makeOrganization()
    await inOrganizationSql(own.organizationId, (tx) =>
      tx.rows(
        `INSERT INTO price_override (organization_id, id, model, provider, effective_from, prices)
         VALUES (current_organization_id(), gen_random_uuid(), NULL, 'anthropic', '2026-01-01', '{"discount_percent":"10"}')`,
      ),
    )
    await ingestUsage(own, [call('one', {})], Date.parse('2026-12-01T00:00:00Z'))
    const { columns, rows } = await focusOf(own)
    expect(focusViolations(columns, rows)).toEqual([])
    expect(rows.map((row) => [row.ListCost, row.ContractedCost, row.BilledCost])).toEqual([
      ['0.005', '0.0045', '0.0045'],
      ['0.00025', '0.000225', '0.000225'],
    ])
    expect(sum(rows, 'BilledCost')).toBe((await getSpend(own, ALL)).total.costUsd)
    // Another account and another price of the same: one SKU price, so that it can be followed.
    const theirs = new Set((await focusOf(caller)).rows.map((row) => row.SkuPriceId))
    expect(rows.map((row) => row.SkuPriceId).filter((id) => !theirs.has(id))).toEqual([])
  })

  it('knows nothing of another organization', async () => {
    const other = await makeOrganization()
    expect((await focusOf(other)).rows).toEqual([])
  })

  it('the rules would find what is wrong', async () => {
    const { columns, rows } = await focusOf(caller)
    const [row] = rows
    if (!row) throw new Error('no row')
    const wrongs: Row[] = [
      { BilledCost: '' },
      { BilledCost: '+1' },
      { ChargeCategory: 'usage' },
      { ChargePeriodEnd: '2026-11-25' },
      { PricingUnit: '' },
      { PricingUnit: '', PricingQuantity: '', x_CostBasis: 'unpriced', BilledCost: '0' },
      { PricingCategory: '' },
      { ListUnitPrice: '' },
      { ContractedUnitPrice: '' },
      { SkuId: '', SkuMeter: '', SkuPriceId: '' },
      { ListCost: '7' },
      { ProviderName: '' },
      { BillingPeriodStart: '2027-01-01T00:00:00Z' },
      { Tags: '["a"]' },
      { SkuPriceDetails: '{"Terms":"batch"}' },
    ]
    const pairs: Row[] = [
      { SkuId: 'another' },
      { SkuPriceDetails: '{"x_Terms":"batch"}' },
      { SkuPriceId: `${row.SkuPriceId}@${row.ListUnitPrice}` },
      { ListUnitPrice: '1', ListCost: row.PricingQuantity ?? '' },
    ]
    for (const other of pairs) expect(focusViolations(columns, [row, { ...row, ...other }])).toHaveLength(1)
    for (const wrong of wrongs) expect(focusViolations(columns, [{ ...row, ...wrong }])).not.toEqual([])
    expect(focusViolations(columns.slice(1), [row])).not.toEqual([])
  })
})

describe('calls that are no longer kept', () => {
  const NOW = Date.parse('2026-12-31T12:00:00Z')
  const later = { timestamp: '2026-12-20T12:00:00Z' }

  it('are whole ones of a day, with what they cost to the last digit', async () => {
    const caller = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
    const records = [
      call('1', { project: 'web', session_id: 's', run_id: 'r' }),
      call('2', { project: 'web', session_id: 't', cache_read_tokens: 7, timestamp: '2026-11-25T14:00:00Z' }),
      call('3', { model: 'nobody-knows', provider: null }),
      call('4', {
        cost_usd: '0.123',
        model: 'nobody-knows',
        provider: null,
        timestamp: '2026-11-25T14:00:00Z',
      }),
      call('5', { project: 'web', session_id: 's', ...later }),
    ]
    await ingestUsage(caller, records, NOW)
    const spend = (by: SpendDimension[]) => getSpend(caller, { ...ALL, groupBy: by })
    const before = { file: await focusOf(caller), spend: await spend(['day', 'project']) }
    await chooseRetention(caller, { keep_events_days: 30 }, NOW)
    expect(await deleteWhatIsNotKept(caller.organizationId, { nowMs: NOW })).toBe(4)
    for (const groupBy of [[], ['hour'], ['session', 'run']] as SpendDimension[][]) {
      const { rows, columns } = await focusOf(caller, groupBy)
      expect(focusViolations(columns, rows)).toEqual([])
      expect(sum(rows, 'BilledCost')).toBe(sum(before.file.rows, 'BilledCost'))
      const kept = rows.filter(({ ChargePeriodStart: start }) => start?.startsWith('2026-12'))
      expect(new Set(kept.map((row) => row.x_CostBasis))).toEqual(new Set(['computed']))
    }
    const { rows } = await focusOf(caller)
    const gone = rows.filter(({ ChargePeriodStart: start }) => start?.startsWith('2026-11'))
    expect(
      gone.map((row) => [
        row.x_CostBasis,
        row.x_Model,
        row.SubAccountId,
        row.ConsumedQuantity,
        row.BilledCost,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['sum', 'claude-opus-4-8', 'web', '2027', '0.0105035'],
        ['unpriced', 'nobody-knows', '', '1010', '0'],
        ['sum', 'nobody-knows', '', '1010', '0.123'],
      ]),
    )
    expect(gone).toHaveLength(3)
    expect(await spend(['day', 'project'])).toEqual(before.spend)
  })
})
