import { describe, expect, it } from 'vitest'
import { FEMTO_PER_USD } from '../money'
import type { Budget } from './budget'
import { type BudgetFormValues, formOfBudget, formOfQuery } from './budget-form'
import { formFieldOf, plainAmount, readBudgetForm } from './read-budget-form'

/** The entries that the form of these values sends. */
function entriesOf(values: BudgetFormValues): [string, string][] {
  return [
    ['name', values.name],
    ...rows('windows', values.windows),
    ...rows('scope', values.scope),
    ...rows('thresholds', values.thresholds),
    ...values.channelIds.map((id): [string, string] => ['channel_ids', id]),
    ['owner_user_id', values.ownerUserId],
    ...(values.carriesOver ? [['carries_over', 'on'] as [string, string]] : []),
    ['increase_usd', values.increaseUsd],
    ['increase_until', values.increaseUntil],
    ['starts_on', values.startsOn],
  ]
}

function rows(list: string, of: readonly object[]): [string, string][] {
  return of.flatMap((row, at) =>
    Object.entries(row).map(([key, value]): [string, string] => [`${list}.${at}.${key}`, String(value)]),
  )
}

const owner = '00000000-0000-4000-8000-000000000001'
const channel = '00000000-0000-4000-8000-000000000002'
const form = (changes: Partial<BudgetFormValues> = {}): BudgetFormValues => ({
  ...formOfQuery(new URLSearchParams('name=Web&amount=1000&project=web'), owner),
  ...changes,
})

describe('a form', () => {
  it('filled in by an address is one budget with the standard thresholds', () => {
    expect(readBudgetForm(entriesOf(form()))).toEqual({
      fields: [],
      inputs: [
        {
          name: 'Web',
          amount_usd: '1000',
          period: 'month',
          scope: { project: ['web'] },
          thresholds: [
            { on: 'actual', percent: 80 },
            { on: 'actual', percent: 100 },
            { on: 'forecast', percent: 100 },
          ],
          channel_ids: [],
          owner_user_id: owner,
          carries_over: false,
          increase_usd: null,
          increase_until: null,
        },
      ],
    })
  })

  it('of two windows is two budgets that share all else', () => {
    const { inputs, fields } = readBudgetForm(
      entriesOf(
        form({
          windows: [
            { amount: '$1,000', period: 'month' },
            { amount: '300.50', period: 'week' },
          ],
        }),
      ),
    )
    expect(fields).toEqual([])
    expect(inputs.map(({ amount_usd, period }) => [amount_usd, period])).toEqual([
      ['1000', 'month'],
      ['300.50', 'week'],
    ])
  })

  it('gathers the values of a dimension, and the tags by their names', () => {
    const scope = [
      { dimension: 'project', tag: '', value: 'web' },
      { dimension: 'tag', tag: 'env', value: 'prod' },
      { dimension: 'project', tag: '', value: 'api' },
      { dimension: 'project', tag: '', value: 'web' },
    ]
    expect(readBudgetForm(entriesOf(form({ scope }))).inputs[0]?.scope).toEqual({
      project: ['web', 'api'],
      'tag.env': ['prod'],
    })
  })

  it('of a budget that there is says that budget again', () => {
    const budget: Budget = {
      id: owner,
      name: 'Web',
      amount: 1_250n * FEMTO_PER_USD + 1n,
      period: 'quarter',
      scope: { 'tag.env': ['prod'], project: ['web', 'api'] },
      thresholds: [
        { on: 'forecast', percent: 12.5 },
        { on: 'actual', usd: '0.05' },
      ],
      channelIds: [channel],
      ownerUserId: null,
      carriesOver: true,
      increase: { amount: FEMTO_PER_USD, until: '2026-12-31' },
      pastAmounts: [],
      startsOn: '2026-11-01',
      createdAt: new Date(0),
      updatedAt: new Date(0),
      judgedAt: null,
    }
    expect(readBudgetForm(entriesOf(formOfBudget(budget)))).toEqual({
      fields: [],
      inputs: [
        {
          name: 'Web',
          amount_usd: '1250.000000000000001',
          period: 'quarter',
          scope: { project: ['api', 'web'], 'tag.env': ['prod'] },
          thresholds: [
            { on: 'forecast', percent: 12.5 },
            { on: 'actual', usd: '0.05' },
          ],
          channel_ids: [channel],
          owner_user_id: null,
          carries_over: true,
          increase_usd: '1',
          increase_until: '2026-12-31',
          starts_on: '2026-11-01',
        },
      ],
    })
  })
})

it('names what is wrong at the fields of the form', () => {
  const { fields } = readBudgetForm(
    entriesOf(
      form({
        name: ' ',
        windows: [
          { amount: 'much', period: 'month' },
          { amount: '0', period: 'month' },
        ],
        scope: [
          { dimension: 'project', tag: '', value: '' },
          { dimension: 'tag', tag: '', value: 'prod' },
          { dimension: 'project', tag: '', value: 'x'.repeat(513) },
        ],
        thresholds: [
          { amount: '80', unit: 'percent', on: 'actual' },
          { amount: '80.0', unit: 'percent', on: 'actual' },
          { amount: '-1', unit: 'usd', on: 'actual' },
          { amount: '10001', unit: 'percent', on: 'forecast' },
        ],
        increaseUsd: '10',
        startsOn: '2026-02-30',
      }),
    ),
  )
  expect(fields.map(({ path }) => path).sort()).toEqual([
    'increase_until',
    'name',
    'scope.0.value',
    'scope.1.tag',
    'scope.2.value',
    'starts_on',
    'thresholds.1.amount',
    'thresholds.2.amount',
    'thresholds.3.amount',
    'windows.0.amount',
    'windows.1.amount',
    'windows.1.period',
  ])
})

it('shows what a service says of an input where the form has it', () => {
  expect(formFieldOf('amount_usd', 2)).toBe('windows.2.amount')
  expect(formFieldOf('thresholds.1.percent')).toBe('thresholds.1.amount')
  expect(formFieldOf('channel_ids.0')).toBe('channel_ids')
  expect(formFieldOf('owner_user_id')).toBe('owner_user_id')
})

it.each([
  [' $1,250.50 ', '1250.50'],
  ['1,25', '1,25'],
  ['12.5', '12.5'],
  ['1e3', '1e3'],
])('reads the dollars %s as %s', (typed, plain) => {
  expect(plainAmount(typed)).toBe(plain)
})
