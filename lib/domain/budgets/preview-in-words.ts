import { displayNumberOf } from '../display/display-count'
import type { BudgetPeriod } from './budget'
import { periodName } from './budget-in-words'
import type { BudgetPreview } from './budget-view'

/** What a budget would have done: "This would have alerted on 3 of the last 6 months." */
export function previewInWords({ periods, alerted }: BudgetPreview, kind: BudgetPeriod): string {
  if (kind === 'life')
    return alerted > 0 ? 'This would have alerted already.' : 'This would not have alerted so far.'
  const name = periodName(kind)
  if (periods.length === 0) return `There is no past ${name} to try this on.`
  const past = periods.length === 1 ? `the last ${name}` : `the last ${displayNumberOf(periods.length, name)}`
  if (periods.every(({ spent }) => spent === 0n)) return `Nothing that it counts was spent in ${past}.`
  if (periods.length === 1) return `This would ${alerted > 0 ? '' : 'not '}have alerted on ${past}.`
  return alerted === 0
    ? `This would have alerted on none of ${past}.`
    : `This would have alerted on ${alerted} of ${past}.`
}
