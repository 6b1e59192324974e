import { describe, expect, it } from 'vitest'
import { FEMTO_PER_USD } from '../domain/money'
import { makeBudgetView } from '../testing/make-budget-view'
import { budgetsInWords, toBudgetLine, toBudgetsModel } from './to-budgets-model'

const TODAY = '2026-11-25'
const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD

describe('the list', () => {
  const views = [
    makeBudgetView({ id: 'fine', scope: { team: ['core'] } }),
    makeBudgetView({ id: 'month' }, { state: 'warning' }),
    makeBudgetView({ id: 'over', scope: { project: ['web'] } }, { state: 'exceeded' }),
    makeBudgetView({ id: 'week', period: 'week' }),
  ]
  it('has the windows of a scope together, the worst first', () => {
    const { counts, groups } = toBudgetsModel(views, TODAY)
    expect(counts).toEqual({ ok: 2, warning: 1, exceeded: 1 })
    expect(groups.map(({ title, lines }) => [title, lines.map(({ id }) => id)])).toEqual([
      ['Project is web', ['over']],
      ['The whole organization', ['month', 'week']],
      ['Team is core', ['fine']],
    ])
  })
  it('of one state has no other, and still counts all', () => {
    const { counts, groups } = toBudgetsModel(views, TODAY, 'exceeded')
    expect(groups.flatMap(({ lines }) => lines).map(({ id }) => id)).toEqual(['over'])
    expect(counts.ok).toBe(2)
  })
})

describe('a line', () => {
  it('opens Explore at its scope and period, all values of it', () => {
    const { exploreHref } = toBudgetLine(makeBudgetView({ scope: { project: ['web', 'api'] } }), TODAY)
    const query = new URLSearchParams(exploreHref.split('?')[1])
    expect(query.getAll('project')).toEqual(['api', 'web'])
    expect([query.get('from'), query.get('to')]).toEqual(['2026-11-01', '2026-11-30'])
  })
  it('of a whole life opens until today', () => {
    const view = makeBudgetView({ period: 'life' }, { period: { start: '2026-02-01', end: null } })
    expect(toBudgetLine(view, TODAY).exploreHref).toContain('from=2026-02-01&to=2026-11-25')
    expect(toBudgetLine(view, TODAY).notes[0]).toBe('never resets')
  })
  it('notes what is carried over and added', () => {
    const view = makeBudgetView(
      { carriesOver: true, increase: { amount: usd(20), until: '2026-12-31' } },
      { carried: usd(30) },
      { ownerName: 'Ada' },
    )
    expect(toBudgetLine(view, TODAY).notes).toEqual([
      'resets on Dec 1, in 6 days',
      'owned by Ada',
      '$30.00 carried over',
      '$20.00 more until Dec 31, 2026',
    ])
  })
  it('notes an increase that has ended, and a period that is still to begin', () => {
    const view = makeBudgetView(
      { increase: { amount: usd(20), until: '2026-11-24' } },
      { period: { start: '2026-12-01', end: '2026-12-31' } },
    )
    expect(toBudgetLine(view, TODAY).notes).toEqual([
      'begins on Dec 1, 2026',
      'no owner',
      '$20.00 more until it ended on Nov 24, 2026',
    ])
  })
  it('has the alerts that are not done with', () => {
    const alert = {
      threshold: { on: 'actual', percent: 80 },
      crossedAt: new Date(0),
      knownAt: new Date(0),
    } as const
    const alerts = [
      { ...alert, id: 'a', state: 'open' as const },
      { ...alert, id: 'b', state: 'recovered' as const },
      { ...alert, id: 'c', state: 'snoozed' as const },
    ]
    expect(toBudgetLine(makeBudgetView({}, {}, { alerts }), TODAY).openAlerts).toEqual([
      { id: 'a' },
      { id: 'c' },
    ])
  })
})

it.each([
  [{ ok: 3, warning: 1, exceeded: 2 }, '2 exceeded', 'of 6 budgets; 1 with a warning.'],
  [{ ok: 3, warning: 1, exceeded: 0 }, '1 with a warning', 'of 4 budgets; none is exceeded.'],
  [{ ok: 1, warning: 0, exceeded: 0 }, 'None exceeded', 'of 1 budget; none has crossed a threshold.'],
])('says how they stand: %o', (counts, text, sentence) => {
  expect(budgetsInWords(counts)).toEqual({ text, sentence })
})
