import { expect, it } from 'vitest'
import { makeBudgetView } from '../testing/make-budget-view'
import { budgetCsv } from './budget-csv'

it('is the list as a table, its columns named also where it is empty', async () => {
  const columns =
    'name,scope,amount_usd,period,period_start,period_end,resets_on,limit_usd,carried_usd,spent_usd,forecast_usd,state,thresholds,owner,id\r\n'
  expect(await budgetCsv([]).text()).toBe(columns)
  const month = makeBudgetView(
    { name: '=SUM(A1)', thresholds: [{ on: 'forecast', percent: 90 }] },
    { forecast: 1n },
    { ownerName: 'Ada' },
  )
  const life = makeBudgetView({ period: 'life' }, { period: { start: '2026-11-01', end: null } })
  expect(await budgetCsv([month, life]).text()).toBe(
    `${columns}'=SUM(A1),The whole organization,100,month,2026-11-01,2026-11-30,2026-12-01,100,0,0,0.000000000000001,ok,90% forecast,Ada,budget\r\n` +
      'Budget,The whole organization,100,life,2026-11-01,,,100,0,0,,ok,,,budget\r\n',
  )
})
