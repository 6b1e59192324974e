import type { RuleView } from '../domain/attribution/attribution-rule'
import type { MovedSpend, SpendSum } from '../domain/attribution/moved-spend'

export const RULE_COLUMNS = [
  'id',
  'position',
  'conditions',
  'shows',
  'events',
  'unpriced_events',
  'cost_usd',
  'created_by',
  'created_at',
  'updated_at',
] as const

/** An attribution rule as the API answers it. */
export function ruleJson(rule: RuleView) {
  return {
    id: rule.id,
    position: rule.position,
    conditions: rule.conditions,
    shows: rule.shows,
    ...sumJson(rule),
    created_by: rule.createdLabel,
    created_at: rule.createdAt.toISOString(),
    updated_at: rule.updatedAt.toISOString(),
  }
}

/** What saving a rule would move, as the API answers it. */
export function movedJson(moved: MovedSpend) {
  return {
    ...sumJson(moved),
    moves: moved.moves.map(({ label, from, to, ...sum }) => ({ label, from, to, ...sumJson(sum) })),
  }
}

const sumJson = ({ events, unpricedEvents, costUsd }: SpendSum) => ({
  events,
  unpriced_events: unpricedEvents,
  cost_usd: costUsd,
})
