import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatUsd } from '../money'
import { sumTaskOutcomes } from './sum-task-outcomes'

it('adds up what every task has, and nothing that one of them lacks', () => {
  const tasks = [
    { turns: 3, checks_passed: 1, checks_total: 2, cost_usd: '0.1', started_at: '2026-06-01T12:00:00+02:00' },
    { turns: 4, checks_passed: 2, cost_usd: '0.2', started_at: '2026-06-01T11:00:00Z' },
  ]
  expect(sumTaskOutcomes(tasks)).toEqual({
    status: 'failed',
    checks_passed: 3,
    checks_total: null,
    tests_passed: null,
    tests_total: null,
    turns: 7,
    cost_usd: '0.3',
    started_at: '2026-06-01T12:00:00+02:00',
    ended_at: null,
  })
})

it.each([
  [['passed', 'ok'], 'passed'],
  [['passed', 'error'], 'failed'],
  [['completed', 'completed'], 'completed'],
  [['completed', 'passed'], null],
  [[], null],
])('the status of %j is %j', (statuses, status) => {
  expect(sumTaskOutcomes(statuses.map((one) => ({ status: one }))).status).toBe(status)
})

it('adds costs up exactly, in any order', () => {
  const costs = fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(costs, (femto) => {
      const tasks = femto.map((cost) => ({ cost_usd: formatUsd(cost) }))
      const sum = formatUsd(femto.reduce((total, cost) => total + cost, 0n))
      expect(sumTaskOutcomes(tasks).cost_usd).toBe(sum)
      expect(sumTaskOutcomes(tasks.toReversed()).cost_usd).toBe(sum)
    }),
  )
})
