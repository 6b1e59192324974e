import { expect, it } from 'vitest'
import { makeSpendRow } from '../testing/make-spend-row'
import { isAttributed, toUnattributed } from './to-unattributed'

const row = (name: string | null, costUsd: string | null, events = 1) => ({
  ...makeSpendRow([name], { costUsd, events, unpricedEvents: costUsd === null ? events : 0 }),
  name,
})

it('is the exact sum of what names nothing, with its share of the whole', () => {
  expect(toUnattributed('team', [row('Harbour', '6'), row(null, '2.5', 2), row(null, '0.5')])).toEqual({
    ...{ label: 'team', events: 3, costUsd: '3', share: '33%' },
  })
})

it('is there without a price, and not where everything names something', () => {
  expect(toUnattributed('project', [row('a', '6'), row(null, null)])).toMatchObject({
    events: 1,
    costUsd: null,
  })
  expect(toUnattributed('project', [row('a', '6'), row('', '1')])).toBeNull()
  expect(toUnattributed('project', [])).toBeNull()
})

it('is of what rules can give', () => {
  expect((['team', 'project', 'model', 'user'] as const).map(isAttributed)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
