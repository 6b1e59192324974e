import { expect, it } from 'vitest'
import { movedSpend } from './moved-spend'
import type { LabelsAsSent } from './shown-labels'

const sent = (project: string | null, more: Partial<LabelsAsSent> = {}): LabelsAsSent => ({
  ...{ user: null, team: null, project, framework: null, task: null, source: null, tags: {} },
  ...more,
})
const spend = (events: number, cost: bigint, unpricedEvents = 0) => ({ events, unpricedEvents, cost })
const USD = 10n ** 15n
const people = new Map<string, string>()
const NONE = { rules: [], people }

it('counts each call once in the whole, and in every label that moves; exactly, the costliest first', () => {
  const series = [
    { sent: sent('a'), spend: spend(1, 3n) },
    { sent: sent('a', { team: 'Mill' }), spend: spend(2, USD, 1) },
    { sent: sent('b'), spend: spend(4, 8n * USD) },
    { sent: sent('a'), spend: spend(0, 0n) },
    { sent: sent('a', { team: 'Harbour' }), spend: spend(16, 0n, 16) },
  ]
  const rules = [{ conditions: { project: ['a'] }, shows: { team: 'Harbour', project: 'a' } }]
  expect(movedSpend(series, NONE, { rules, people })).toEqual({
    ...{ events: 3, unpricedEvents: 1, costUsd: '1.000000000000003' },
    moves: [
      { label: 'team', from: 'Mill', to: 'Harbour', events: 2, unpricedEvents: 1, costUsd: '1' },
      {
        label: 'team',
        from: null,
        to: 'Harbour',
        events: 1,
        unpricedEvents: 0,
        costUsd: '0.000000000000003',
      },
    ],
  })
})

it('moves nothing where nothing changes, and knows no cost of calls without a price', () => {
  const series = [{ sent: sent('a'), spend: spend(2, 0n, 2) }]
  const rules = [{ conditions: { project: ['*'] }, shows: { project: 'b' } }]
  expect(movedSpend(series, { rules, people }, { rules, people })).toMatchObject({ events: 0, moves: [] })
  expect(movedSpend(series, NONE, { rules, people })).toMatchObject({ events: 2, costUsd: null })
})
