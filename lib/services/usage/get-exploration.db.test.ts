import { afterAll, describe, expect, it } from 'vitest'
import { toExploreModel } from '../../charts/to-explore-model'
import { disconnectDatabase } from '../../data/database'
import type { Caller } from '../../domain/members/caller'
import { type SpendView, STANDARD_VIEW } from '../../domain/usage/spend-view'
import { makeOrganization } from '../../testing/make-organization'
import { getExploration } from './get-exploration'
import { ingestUsage } from './ingest-usage'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-03-30T12:00:00Z')

async function filled(): Promise<Caller> {
  const caller = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
  const event = (id: string, timestamp: string, model: string, project?: string) => ({
    json: { id, timestamp, model, cost_usd: '1.5', input_tokens: 10, ...(project && { project }) },
  })
  await ingestUsage(
    caller,
    [
      event('a', '2025-11-02T12:00:00Z', 'no-such-model', 'docs'),
      event('b', '2026-03-29T18:15:00Z', 'no-such-model', 'docs'),
      event('c', '2026-03-30T01:00:00Z', 'other-model', 'none'),
      event('d', '2026-03-30T02:00:00Z', 'other-model'),
    ],
    NOW,
  )
  return caller
}
const look = async (view: Partial<SpendView>, caller?: Caller) =>
  toExploreModel(await getExploration(caller ?? (await filled()), { ...STANDARD_VIEW, ...view }, NOW), NOW)

describe('getExploration', () => {
  it('shows one figure in the headline, the chart, the totals row and the rows', async () => {
    const model = await look({ range: 'today', by: 'project' })
    expect(model.headline.text).toBe('$4.50')
    expect(model.table.totals[0]?.text).toBe('$4.50')
    expect(model.table.rows.map(({ name, cells }) => [name, cells[0]?.text])).toEqual(
      expect.arrayContaining([
        ['docs', '$1.50'],
        ['none', '$1.50'],
        [null, '$1.50'],
      ]),
    )
    expect(model.chart?.kind === 'time' && model.chart.chart.total).toBe('4.5')
  })

  it('begins all time with the first month that has usage', async () => {
    const model = await look({ range: 'all' })
    expect(model.chart?.kind === 'time' && model.chart.chart.points[0]?.from).toBe('2025-11-01')
    expect(model.chart?.kind === 'time' && model.chart.chart.total).toBe('6')
  })

  it('filters by a value and by having none', async () => {
    const model = await look({ range: 'all', filters: { project: ['docs', null] } })
    expect(model.headline.text).toBe('$4.50')
    expect((await look({ range: 'all', filters: { project: ['none'] } })).headline.text).toBe('$1.50')
  })

  it('cuts any dimension by any other, time included', async () => {
    const caller = await filled()
    for (const [by, split] of [
      ['day', 'model'],
      ['model', 'month'],
      ['hour', 'project'],
      ['session', 'week'],
      ['tag.env', 'run'],
    ] as const) {
      const model = await look({ range: 'all', by, split }, caller)
      expect([by, split, model.table.totals[0]?.text]).toEqual([by, split, '$6.00'])
    }
  })

  it('sees nothing of another organization', async () => {
    await filled()
    const model = await look({ range: 'all' }, await makeOrganization())
    expect(model).toMatchObject({ headline: { events: 0 }, chart: null, table: { rows: [] } })
  })
})
