import { dimensionLabel } from '../usage/dimension-label'
import { RULE_LABELS, type RuleDimension, type RuleTerms } from './attribution-rule'

/** What a rule asks for: "Project is checkout* or web, and Team was not sent". */
export function conditionsInWords({ conditions }: Pick<RuleTerms, 'conditions'>): string {
  const entries = Object.entries(conditions) as [RuleDimension, readonly (string | null)[]][]
  return entries
    .map(([dimension, patterns]) => {
      const named = patterns.filter((pattern) => pattern !== null)
      const parts = [
        ...(named.length > 0 ? [`is ${named.map((name) => name || '(empty)').join(' or ')}`] : []),
        ...(patterns.includes(null) ? ['was not sent'] : []),
      ]
      return `${dimensionLabel(dimension)} ${parts.join(' or ')}`
    })
    .join(', and ')
}

/** What a rule shows: "Team Harbour, Project checkout". */
export function showsInWords({ shows }: Pick<RuleTerms, 'shows'>): string {
  return RULE_LABELS.flatMap((label) =>
    shows[label] === undefined ? [] : [`${dimensionLabel(label)} ${shows[label]}`],
  ).join(', ')
}
