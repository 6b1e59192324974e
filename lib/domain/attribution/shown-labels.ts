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

export interface Labelled<Rule extends RuleTerms = RuleTerms> {
  shown: ShownLabels
  /** Which rule decides each label. */
  deciding: Partial<Record<RuleLabel, Rule>>
}

/**
 * What series show: a function of what was sent and of what is confirmed and ruled now, and of nothing else. The rules are
 * laid out once for all series.
 */
export function labeller<Rule extends RuleTerms>({
  rules,
  people,
}: Labelling<Rule>): (sent: LabelsAsSent) => Labelled<Rule> {
  const laidOut = rules.map((rule) => ({
    rule,
    labels: RULE_LABELS.filter((label) => rule.shows[label] !== undefined),
    holds: conditionsOf(rule.conditions),
  }))
  return (sent) => {
    const user = sent.user === null ? null : (people.get(sent.user) ?? sent.user)
    const deciding: Partial<Record<RuleLabel, Rule>> = {}
    for (const { rule, labels, holds } of laidOut) {
      if (labels.every((label) => deciding[label]) || !holds(sent, user)) continue
      for (const label of labels) deciding[label] ??= rule
    }
    const { team, project, framework, task } = sent
    const shown = { user, team, project, framework, task }
    for (const label of RULE_LABELS) shown[label] = deciding[label]?.shows[label] ?? sent[label]
    return { shown, deciding }
  }
}

function conditionsOf(conditions: RuleConditions): (sent: LabelsAsSent, person: string | null) => boolean {
  const entries = Object.entries(conditions) as [RuleDimension, readonly (string | null)[]][]
  const asked = entries.map(([dimension, patterns]) => {
    const tests = patterns.map((pattern) => (pattern === null ? null : patternTest(pattern)))
    const isOne = (value: string | null) =>
      tests.some((test) => (value === null || test === null ? value === test : test(value)))
    return { dimension, isOne }
  })
  return (sent, person) =>
    asked.every(({ dimension, isOne }) =>
      dimension === 'user' ? isOne(sent.user) || isOne(person) : isOne(sentValue(sent, dimension)),
    )
}

function sentValue(sent: LabelsAsSent, dimension: RuleDimension): string | null {
  if (dimension.startsWith('tag.')) {
    const name = dimension.slice('tag.'.length)
    return Object.hasOwn(sent.tags, name) ? (sent.tags[name] ?? null) : null
  }
  return sent[dimension as Exclude<RuleDimension, `tag.${string}`>]
}

/** Tells texts that are as the pattern says: `*` stands for any text, everything else for itself, as it is written. */
export function patternTest(pattern: string): (text: string) => boolean {
  const [first = '', ...parts] = pattern.split('*')
  const last = parts.pop()
  if (last === undefined) return (text) => text === pattern
  return (text) => {
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
}
