import { expect, it } from 'vitest'
import { csvStream } from '../services/export/csv-stream'
import { makeBudgetView } from '../testing/make-budget-view'
import { BUDGET_COLUMNS, budgetCells } from './budget-cells'

async function csvOf(views: Parameters<typeof budgetCells>[0][]): Promise<string> {
  const file = {
    title: 'Budgets',
    columns: [...BUDGET_COLUMNS],
    batches: [views.map(budgetCells)],
    timeZone: 'UTC',
    about: [],
  }
  let text = ''
  for await (const piece of csvStream(file)) text += piece
  return text
}

it('is the list as a table, its columns named also where it is empty', async () => {
  const columns =
    'name,scope,amount_usd,period,period_start,period_end,resets_on,limit_usd,carried_usd,spent_usd,percent,forecast_usd,state,thresholds,owner,id\r\n'
  expect(await csvOf([])).toBe(columns)
  const month = makeBudgetView(
    { name: '=SUM(A1)', thresholds: [{ on: 'forecast', percent: 90 }] },
    { forecast: 1n },
    { ownerName: 'Ada' },
  )
  const life = makeBudgetView({ period: 'life' }, { period: { start: '2026-11-01', end: null } })
  expect(await csvOf([month, life])).toBe(
    `${columns}'=SUM(A1),The whole organization,100,month,2026-11-01,2026-11-30,2026-12-01,100,0,0,0,0.000000000000001,ok,90% forecast,Ada,budget\r\n` +
      'Budget,The whole organization,100,life,2026-11-01,,,100,0,0,0,,ok,,,budget\r\n',
  )
})
