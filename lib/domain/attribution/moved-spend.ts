import { formatUsd } from '../money'
import type { RuleLabel } from './attribution-rule'
import { RULE_LABELS } from './attribution-rule'
import { type Labelling, type LabelsAsSent, labeller } from './shown-labels'

/** What a series' roll-ups come to; the cost in femto-dollars. */
export interface SeriesSpend {
  events: number
  unpricedEvents: number
  cost: bigint
}

export interface SpendSum {
  events: number
  unpricedEvents: number
  /** Exact decimal text; null where no call has a cost. */
  costUsd: string | null
}

/** Spend that would be shown elsewhere. */
export interface SpendMove extends SpendSum {
  label: RuleLabel
  from: string | null
  to: string | null
}

/** What a change of rules would move: each call once in the whole, and by label in the moves, the costliest first. */
export interface MovedSpend extends SpendSum {
  moves: SpendMove[]
}

/** Holds every series with its spend against the rules as they are and as they would be. */
export function movedSpend(
  series: Iterable<{ sent: LabelsAsSent; spend: SeriesSpend }>,
  before: Labelling,
  after: Labelling,
): MovedSpend {
  const moves = new Map<
    string,
    { label: RuleLabel; from: string | null; to: string | null; all: SeriesSpend[] }
  >()
  const moved: SeriesSpend[] = []
  const [labelBefore, labelAfter] = [labeller(before), labeller(after)]
  for (const { sent, spend } of series) {
    if (spend.events === 0) continue
    const [was, is] = [labelBefore(sent).shown, labelAfter(sent).shown]
    const changed = RULE_LABELS.filter((label) => was[label] !== is[label])
    if (changed.length > 0) moved.push(spend)
    for (const label of changed) {
      const [from, to] = [was[label], is[label]]
      const key = JSON.stringify([label, from, to])
      const move = moves.get(key) ?? { label, from, to, all: [] }
      move.all.push(spend)
      moves.set(key, move)
    }
  }
  const found = [...moves.values()].map(({ all, ...move }) => ({ ...move, spend: total(all) }))
  found.sort((a, b) => compare(b.spend.cost, a.spend.cost) || b.spend.events - a.spend.events)
  return {
    ...sumOf(moved),
    moves: found.map(({ spend, ...move }) => ({ ...move, ...toSum(spend) })),
  }
}

/** The sum of what some series come to. */
export function sumOf(spends: readonly SeriesSpend[]): SpendSum {
  return toSum(total(spends))
}

function total(spends: readonly SeriesSpend[]): SeriesSpend {
  const sum = { events: 0, unpricedEvents: 0, cost: 0n }
  for (const { events, unpricedEvents, cost } of spends) {
    sum.events += events
    sum.unpricedEvents += unpricedEvents
    sum.cost += cost
  }
  return sum
}

function toSum({ events, unpricedEvents, cost }: SeriesSpend): SpendSum {
  return { events, unpricedEvents, costUsd: events === unpricedEvents ? null : formatUsd(cost) }
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
