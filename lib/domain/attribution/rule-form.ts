import type { FieldError } from '../errors'
import { lineDimension } from '../usage/dimension-label'
import { RULE_LABELS, type RuleConditions, type RuleTerms, ruleInput } from './attribution-rule'

/** A line of what a rule asks for, as it is typed. */
export interface ConditionRow {
  /** A dimension, or `tag` with the tag's name beside it. */
  dimension: string
  tag: string
  /** It asks for usage that was sent without. */
  isMissing: boolean
  pattern: string
}

/** The lines of what a rule asks for. */
export function conditionRows(conditions: RuleConditions): ConditionRow[] {
  return Object.entries(conditions).flatMap(([name, patterns]) =>
    (patterns ?? []).map((pattern) => ({
      ...lineDimension(name),
      isMissing: pattern === null,
      pattern: pattern ?? '',
    })),
  )
}

/** What a form of a rule says. What is wrong is named at its fields: "lines.0.pattern", "conditions", "shows.team". */
export function readRuleForm(entries: Iterable<[string, unknown]>): {
  input: RuleTerms & { position?: number }
  fields: FieldError[]
} {
  const texts = new Map<string, string>()
  for (const [name, value] of entries) if (typeof value === 'string') texts.set(name, value)
  const fields: FieldError[] = []
  const conditions: Record<string, (string | null)[]> = {}
  for (const at of lineNumbers(texts)) {
    const one = (name: string) => texts.get(`lines.${at}.${name}`) ?? ''
    const dimension = one('dimension')
    const name = dimension === 'tag' ? `tag.${one('tag').trim()}` : dimension
    const pattern = one('how') === 'missing' ? null : one('pattern')
    if (name === 'tag.') fields.push({ path: `lines.${at}.tag`, message: 'Give the name of the tag.' })
    if (pattern === '')
      fields.push({ path: `lines.${at}.pattern`, message: 'Say what it is, or take this line away.' })
    const known = conditions[name] ?? []
    conditions[name] = known.includes(pattern) ? known : [...known, pattern]
  }
  const shows = Object.fromEntries(
    RULE_LABELS.flatMap((label) => {
      const value = texts.get(`shows.${label}`)?.trim() ?? ''
      return value === '' ? [] : [[label, value]]
    }),
  )
  const position = Number(texts.get('position') ?? '')
  const input = { conditions, shows, ...(position > 0 && { position }) }
  const issues = fields.length > 0 ? [] : (ruleInput.safeParse(input).error?.issues ?? [])
  for (const { path, message } of issues) fields.push({ path: formFieldOf(path.join('.')), message })
  return { input, fields }
}

function formFieldOf(path: string): string {
  return path.startsWith('conditions') ? 'conditions' : path
}

function lineNumbers(texts: ReadonlyMap<string, string>): number[] {
  const numbers = [...texts.keys()].flatMap((name) => /^lines\.(\d{1,3})\.dimension$/.exec(name)?.[1] ?? [])
  return numbers.map(Number).sort((a, b) => a - b)
}
