import { describe, expect, it } from 'vitest'
import { ProductError } from '../errors'
import { readBudgetInput, toBudgetInput } from './read-budget-input'

const TODAY = '2026-11-25'
const read = (input: object) => readBudgetInput({ name: 'web', amount_usd: '100', ...input }, TODAY)
const fieldsOf = (input: object): string[] => {
  try {
    read(input)
    return []
  } catch (error) {
    return error instanceof ProductError ? (error.details.fields ?? []).map(({ path }) => path) : ['?']
  }
}

describe('readBudgetInput', () => {
  it('has the standard thresholds, begins today, and comes back as it was', () => {
    const budget = read({})
    expect(budget).toMatchObject({ period: 'month', startsOn: TODAY, scope: {}, increase: null })
    expect(budget.thresholds).toHaveLength(3)
    expect(readBudgetInput(toBudgetInput(budget), '2030-01-01')).toEqual(budget)
  })

  it('a whole life begins with the first spend and foresees nothing', () => {
    const life = read({ period: 'life' })
    expect(life.startsOn).toBe('1970-01-01')
    expect(life.thresholds.map(({ on }) => on)).toEqual(['actual', 'actual'])
  })

  it.each<[object, string[]]>([
    [{ amount_usd: '0' }, ['amount_usd']],
    [{ amount_usd: '-1' }, ['amount_usd']],
    [{ amount_usd: 5 }, ['amount_usd']],
    [{ name: ' ' }, ['name']],
    [{ period: 'decade' }, ['period']],
    [{ scope: { color: ['red'] } }, ['scope.color']],
    [{ scope: { team: [] } }, ['scope.team']],
    [{ increase_usd: '5' }, ['increase_until']],
    [{ increase_until: TODAY }, ['increase_usd']],
    [{ increase_usd: '5', increase_until: '2026-02-30' }, ['increase_until']],
    [{ starts_on: '1999-12-31' }, ['starts_on']],
    [{ starts_on: '1970-01-01' }, ['starts_on']],
    [{ period: 'life', carries_over: true }, ['carries_over']],
    [{ thresholds: [{ percent: 80 }, { percent: 80, on: 'actual' }] }, ['thresholds.1']],
    [{ thresholds: [{ usd: '5' }, { usd: '5.00' }] }, ['thresholds.1']],
    [{ thresholds: [{ percent: 0.00001 }] }, ['thresholds.0.percent']],
    [{ colour: 'red' }, ['colour']],
  ])('%j is refused', (input, fields) => {
    expect(fieldsOf(input)).toEqual(fields)
  })
})
