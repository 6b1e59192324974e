import { RULE_LABELS, type RuleLabel } from '../domain/attribution/attribution-rule'
import { displayShare } from '../domain/display/display-share'
import { parseUsd } from '../domain/money'
import type { SpendDimension, SpendMeasures } from '../domain/usage/spend'
import { sumMeasures } from '../domain/usage/sum-measures'

/** Spend that names no value of a label. */
export interface Unattributed {
  label: RuleLabel
  events: number
  /** Exact decimal text; null where none of it has a price. */
  costUsd: string | null
  /** Of all that the figures are of. */
  share: string
}

/** True for what spend is attributed to, by what was sent or by rules. */
export function isAttributed(dimension: SpendDimension): dimension is RuleLabel {
  return (RULE_LABELS as readonly string[]).includes(dimension)
}

/** What of some spend names no value of a label; null where all of it does. */
export function toUnattributed(
  label: RuleLabel,
  rows: readonly (SpendMeasures & { name: string | null })[],
): Unattributed | null {
  const { events, costUsd } = sumMeasures(rows.filter(({ name }) => name === null))
  if (events === 0) return null
  const femto = (usd: string | null) => parseUsd(usd ?? '0') ?? 0n
  return { label, events, costUsd, share: displayShare(femto(costUsd), femto(sumMeasures(rows).costUsd)) }
}
