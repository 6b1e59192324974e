import { expect, it } from 'vitest'
import { makeBudgetView } from '../../testing/make-budget-view'
import { pickMainBudget } from './pick-main-budget'

const whole = makeBudgetView({ id: 'whole' }, { spent: 10n, limit: 100n })
const weekly = makeBudgetView({ id: 'weekly', period: 'week' }, { spent: 90n, limit: 100n })
const project = makeBudgetView({ id: 'project', scope: { project: ['web'] } }, { spent: 95n, limit: 100n })
const gone = makeBudgetView({ id: 'gone', scope: { team: ['core'] } }, { spent: 0n, limit: 0n })

it.each([
  ['the organization’s month, however tight the others are', [project, whole, weekly, gone], 'whole'],
  [
    'the tighter of two of those',
    [whole, makeBudgetView({ id: 'tight' }, { spent: 1n, limit: 2n })],
    'tight',
  ],
  ['the tightest where the organization has no month', [weekly, project], 'project'],
  ['one with nothing left to spend', [project, gone, weekly], 'gone'],
])('takes %s', (_, views, id) => {
  expect(pickMainBudget(views)?.budget.id).toBe(id)
})

it('takes none where there is none', () => {
  expect(pickMainBudget([])).toBeNull()
})
