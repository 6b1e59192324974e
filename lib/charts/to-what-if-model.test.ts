import { describe, expect, it } from 'vitest'
import { parseUsd } from '../domain/money'
import { STANDARD_VIEW } from '../domain/usage/spend-view'
import { RowSum } from '../domain/what-if/row-sum'
import { STANDARD_SCENARIO } from '../domain/what-if/scenario'
import { sumWhatIf, type WhatIfRow } from '../domain/what-if/what-if-report'
import { toWhatIfModel } from './to-what-if-model'

const femto = (usd: string) => parseUsd(usd) ?? 0n

function row(
  usd: { actual: string; expected: string; low: string; high: string },
  rest: Partial<WhatIfRow> = {},
): WhatIfRow {
  const blank = new RowSum().toRow({ fromModel: 'a', toModel: 'b', contextWindow: 200_000 })
  return {
    ...blank,
    isAsked: true,
    events: 2,
    repricedEvents: 2,
    actualFemto: femto(usd.actual),
    whatIfFemto: femto(usd.expected),
    lowFemto: femto(usd.low),
    highFemto: femto(usd.high),
    ...rest,
  }
}

function modelOf(...rows: WhatIfRow[]) {
  return toWhatIfModel(
    {
      from: null,
      to: null,
      timeZone: 'UTC',
      scenario: STANDARD_SCENARIO,
      snapshotId: '',
      eventsKeptFrom: null,
      rows,
      total: sumWhatIf(rows),
    },
    { ...STANDARD_VIEW, filters: { project: ['p'], model: ['a', 'c'] } },
  )
}

describe('toWhatIfModel', () => {
  it.each([
    ['10', '6', '5', '8', '$2.00 to $5.00', 'would have been saved'],
    ['10', '10', '10', '10', '$0.00', 'no difference'],
    ['10', '12', '11', '15', '$1.00 to $5.00', 'more would have been spent'],
    ['10', '9', '8', '13', '$3.00 more to $2.00 less', 'would have been spent'],
    ['10', '6', '6', '6', '$4.00', 'would have been saved'],
    ['10', '12', '10', '15', '$0.00 to $5.00', 'more would have been spent'],
  ])('%s as %s, %s to %s, is %s that %s', (actual, expected, low, high, text, sentence) => {
    const { headline } = modelOf(row({ actual, expected, low, high }))
    expect([headline.text, headline.sentence]).toEqual([text, sentence])
  })

  it('goes from a row to its model’s calls, other filters kept', () => {
    const { rows } = modelOf(row({ actual: '1', expected: '1', low: '1', high: '1' }))
    expect(rows[0]?.href).toBe('/events?project=p&model=a')
  })

  it('has no bar and no range for what could not be priced, and the total keeps its cost', () => {
    const known = row({ actual: '10', expected: '6', low: '5', high: '8' })
    const unknown = row(
      { actual: '3', expected: '0', low: '0', high: '0' },
      {
        fromModel: 'c',
        whatIfFemto: null,
        lowFemto: null,
        highFemto: null,
        notRepriced: [{ kind: 'no_price', reason: 'No price is known for b.', events: 2 }],
      },
    )
    const model = modelOf(known, unknown)
    expect(model.bars.map(({ label }) => label)).toEqual(['a → b'])
    expect(model.bars[0]).toMatchObject({ actual: 1, whatIf: 0.6, low: 0.5, high: 0.8 })
    expect(model.rows[1]?.cells.map(({ text }) => text).slice(3, 8)).toEqual(['–', '–', '–', '–', '2'])
    expect(model.rows[1]?.note).toBe('2: No price is known for b.')
    expect(model.totals.map(({ text }) => text).slice(2, 7)).toEqual([
      '$13.00',
      '$9.00',
      '$8.00 – $11.00',
      '$4.00',
      '31%',
    ])
  })

  it('says how many judged runs passed on the target, and that there are none', () => {
    const usd = { actual: '1', expected: '1', low: '1', high: '1' }
    const passed = (rest: Partial<WhatIfRow>) => modelOf(row(usd, rest)).rows[0]?.cells.at(-1)?.text
    expect(passed({ toEvidence: { runs: 5, passed: 4 } })).toBe('4 of 5')
    expect(passed({})).toBe('No runs')
  })
})
