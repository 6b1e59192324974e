import { z } from 'zod'

/** Labels that a rule may show in place of what was sent. */
export const RULE_LABELS = ['team', 'project', 'framework', 'task'] as const
export type RuleLabel = (typeof RULE_LABELS)[number]

/** What a rule may ask of how usage was sent; a tag as `tag.NAME`. */
export const RULE_DIMENSIONS = ['project', 'user', 'team', 'framework', 'task', 'source'] as const
export type RuleDimension = (typeof RULE_DIMENSIONS)[number] | `tag.${string}`

/** One of each dimension's patterns, and every dimension; null: nothing was sent. In a pattern `*` stands for any text. */
export type RuleConditions = Partial<Record<RuleDimension, readonly (string | null)[]>>

export interface RuleTerms {
  conditions: RuleConditions
  /** At least one. */
  shows: Partial<Record<RuleLabel, string>>
}

export interface AttributionRule extends RuleTerms {
  id: string
  createdLabel: string
  createdAt: Date
  updatedAt: Date
}

/** A rule with what it decides now. */
export interface RuleView extends AttributionRule {
  /** From 1: the first that holds decides. */
  position: number
  /** Of the usage that shows a label by it. */
  events: number
  unpricedEvents: number
  costUsd: string | null
}

export const MOST_RULES = 200
const MOST_CONDITIONS = 20

const noNul = (text: string) => !text.includes('\0')
const pattern = z.string().max(512).refine(noNul, 'A text holds no NUL.').nullable()
const label = z.string().trim().min(1, 'Say what is shown.').max(512).refine(noNul, 'A text holds no NUL.')

const conditions = z
  .record(z.string(), z.array(pattern).min(1).max(100))
  .superRefine((given, context) => {
    const names = Object.keys(given)
    if (names.length === 0) context.addIssue({ code: 'custom', message: 'A rule asks for something.' })
    if (names.length > MOST_CONDITIONS)
      context.addIssue({ code: 'custom', message: `A rule asks for at most ${MOST_CONDITIONS} things.` })
    for (const name of names) {
      if (isRuleDimension(name)) continue
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `A rule asks for ${RULE_DIMENSIONS.join(', ')} or tag.NAME, not for "${name}".`,
      })
    }
  })
  .describe(
    'By project, user, team, framework, task, source or tag.NAME, as usage was sent: one of its patterns (`*` stands for any text, null for nothing sent), and every one of these. A user may also be the member whose name it is confirmed to be.',
  )

const shows = z
  .strictObject({
    team: label.optional(),
    project: label.optional(),
    framework: label.optional(),
    task: label.optional(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), 'A rule shows something.')
  .describe(
    'What is shown in place of what was sent. The first rule that holds and names a label decides it.',
  )

const position = z.int().min(1).describe('From 1; the last where not given.')

export const ruleInput = z.strictObject({ conditions, shows, position: position.optional() })
export const ruleChangeInput = z.strictObject({
  conditions: conditions.optional(),
  shows: shows.optional(),
  position: position.optional(),
})
export const rulePreviewInput = ruleInput.extend({
  id: z.uuid().optional().describe('The rule that this would change; a new one where not given.'),
})

/** True for what a rule may ask for. */
export function isRuleDimension(name: string): name is RuleDimension {
  return (RULE_DIMENSIONS as readonly string[]).includes(name) || /^tag\.[^\0]{1,128}$/.test(name)
}
