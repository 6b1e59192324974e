import {
  RULE_LABELS,
  type RuleConditions,
  type RuleDimension,
  type RuleLabel,
  type RuleTerms,
} from './attribution-rule'

/** Labels that may be shown in place of what was sent. */
export const SHOWN_LABELS = ['user', ...RULE_LABELS] as const
export type ShownLabels = Record<(typeof SHOWN_LABELS)[number], string | null>

/** What a series was sent with, as far as rules may ask for it. */
export interface LabelsAsSent extends ShownLabels {
  source: string | null
  tags: Readonly<Record<string, string>>
}

/** What is confirmed and ruled now. */
export interface Labelling<Rule extends RuleTerms = RuleTerms> {
  /** In their order. */
  rules: readonly Rule[]
  /** Addresses of the people whose names in the logs are confirmed, by name. */
  people: ReadonlyMap<string, string>
}

/** What a series shows: a function of what was sent and of what is confirmed and ruled now, and of nothing else. */
export function shownLabels(sent: LabelsAsSent, labelling: Labelling): ShownLabels {
  const { user, deciding } = decide(sent, labelling)
  const shown = { user } as ShownLabels
  for (const label of RULE_LABELS) shown[label] = deciding[label]?.shows[label] ?? sent[label]
  return shown
}

/** Which rule decides each label of a series. */
export function decidingRules<Rule extends RuleTerms>(
  sent: LabelsAsSent,
  labelling: Labelling<Rule>,
): Partial<Record<RuleLabel, Rule>> {
  return decide(sent, labelling).deciding
}

function decide<Rule extends RuleTerms>(
  sent: LabelsAsSent,
  { rules, people }: Labelling<Rule>,
): { user: string | null; deciding: Partial<Record<RuleLabel, Rule>> } {
  const user = sent.user === null ? null : (people.get(sent.user) ?? sent.user)
  const deciding: Partial<Record<RuleLabel, Rule>> = {}
  for (const rule of rules) {
    const open = RULE_LABELS.filter((label) => rule.shows[label] !== undefined && !deciding[label])
    if (open.length === 0 || !holds(rule.conditions, sent, user)) continue
    for (const label of open) deciding[label] = rule
  }
  return { user, deciding }
}

function holds(conditions: RuleConditions, sent: LabelsAsSent, person: string | null): boolean {
  return (Object.entries(conditions) as [RuleDimension, readonly (string | null)[]][]).every(
    ([dimension, patterns]) => {
      const values = dimension === 'user' ? [sent.user, person] : [sentValue(sent, dimension)]
      return patterns.some((pattern) =>
        values.some((value) =>
          value === null || pattern === null ? value === pattern : matchesPattern(pattern, value),
        ),
      )
    },
  )
}

function sentValue(sent: LabelsAsSent, dimension: RuleDimension): string | null {
  if (dimension.startsWith('tag.')) {
    const name = dimension.slice('tag.'.length)
    return Object.hasOwn(sent.tags, name) ? (sent.tags[name] ?? null) : null
  }
  return sent[dimension as Exclude<RuleDimension, `tag.${string}`>]
}

/** True where the text is as the pattern says: `*` stands for any text, everything else for itself, as it is written. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  const last = parts.pop()
  if (last === undefined) return text === pattern
  if (!text.startsWith(first)) return false
  let at = first.length
  // The earliest place of each part leaves the most for the others: no way back is needed, whatever the pattern.
  for (const part of parts) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
