import { describe, expect, it } from 'vitest'
import type { SpendRow } from '../domain/usage/spend'
import { parseSpendView, type SpendView, STANDARD_VIEW } from '../domain/usage/spend-view'
import { sumMeasures } from '../domain/usage/sum-measures'
import { makeSpendRow } from '../testing/make-spend-row'
import { toExploreModel } from './to-explore-model'

const NOW = Date.parse('2026-03-10T12:00:00Z')

function explore(changes: Partial<SpendView>, rows: SpendRow[]) {
  const view = { ...STANDARD_VIEW, ...changes }
  const report = {
    from: '2026-03-01',
    to: '2026-03-10',
    timeZone: 'Asia/Kathmandu',
    groupBy: view.split ? [view.by, view.split] : [view.by],
    rows,
    total: sumMeasures(rows),
  }
  return toExploreModel(
    {
      view,
      timeZone: 'Asia/Kathmandu',
      today: '2026-03-10',
      days: { from: '2026-03-01', to: '2026-03-10' },
      report,
      overTime: null,
      rankings: {},
    },
    NOW,
  )
}
const viewOf = (href: string | undefined) => parseSpendView(new URLSearchParams(href?.split('?')[1]))

describe('toExploreModel', () => {
  it('leads from a row into what it is made of', () => {
    const { table } = explore({ by: 'project' }, [makeSpendRow(['a&b']), makeSpendRow([null])])
    expect(viewOf(table.rows[0]?.href)).toMatchObject({ by: 'model', filters: { project: ['a&b'] } })
    expect(viewOf(table.rows[1]?.href)).toMatchObject({ filters: { project: [null] } })
  })

  it('says what is unattributed, and leads to it', () => {
    const rows = [makeSpendRow(['a'], { costUsd: '3' }), makeSpendRow([null], { costUsd: '1' })]
    const { unattributed } = explore({ by: 'project' }, rows)
    expect(unattributed?.spend).toMatchObject({ label: 'project', costUsd: '1', share: '25%' })
    expect(viewOf(unattributed?.href)).toMatchObject({ by: 'model', filters: { project: [null] } })
    expect(explore({ by: 'model' }, rows).unattributed).toBeNull()
  })

  it('leads from a model to its projects, and from a week to its days', () => {
    expect(viewOf(explore({}, [makeSpendRow(['gpt-5.5'])]).table.rows[0]?.href)).toMatchObject({
      by: 'project',
      filters: { model: ['gpt-5.5'] },
    })
    expect(viewOf(explore({ by: 'week' }, [makeSpendRow(['2026-03-02'])]).table.rows[0]?.href).range).toEqual(
      {
        from: '2026-03-02',
        to: '2026-03-08',
      },
    )
  })

  it('tells the two hours apart that have one name', () => {
    const hours = ['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00'].map((hour) =>
      makeSpendRow([hour]),
    )
    expect(explore({ by: 'hour' }, hours).table.rows.map(({ label }) => label)).toEqual([
      'Sunday, Oct 25, 2026, 02:00 +02:00',
      'Sunday, Oct 25, 2026, 02:00 +01:00',
    ])
  })

  it('asks for the file of exactly what is shown', () => {
    const { file } = explore({ by: 'user', split: 'model', filters: { project: ['x', null] } }, [])
    const query = new URL(file.href, 'http://here').searchParams
    expect(Object.fromEntries(query)).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-10',
      tz: 'Asia/Kathmandu',
      group_by: 'user,model',
    })
    expect(query.getAll('project')).toEqual(['x', '__none__'])
  })

  it('lists the largest thousand, sums all, and says how many it leaves out', () => {
    const rows = Array.from({ length: 1_500 }, (_, at) => makeSpendRow([`s${at}`], { costUsd: `${at}` }))
    const { table } = explore({ by: 'session' }, rows)
    expect([table.rows.length, table.hidden, table.rows[0]?.name]).toEqual([1_000, 500, 's1499'])
    expect(table.totals[0]?.text).toBe('$1,124,250.00')
  })
})
