import { z } from 'zod'
import {
  RULE_LABELS,
  ruleChangeInput,
  ruleInput,
  rulePreviewInput,
} from '../../../domain/attribution/attribution-rule'
import { PAGE_SIZES } from '../../page-query'
import { count, GONE, instant, ok, pageOf, table, text, textOrNull, usdOrNull } from '../answer-parts'
import type { Operation } from '../operation'
import { IDEMPOTENCY_KEY, id, ofPages, TABLE_FORMAT } from '../parameters'

const sum = {
  events: count,
  unpriced_events: count,
  cost_usd: usdOrNull,
}
const ruleSchema = z.strictObject({
  id: z.uuid(),
  position: count.describe('From 1: the first rule that holds and names a label decides it.'),
  conditions: z.record(z.string(), z.array(textOrNull)),
  shows: z.strictObject({ team: text, project: text, framework: text, task: text }).partial(),
  ...sum,
  events: count.describe('Calls that show a label by this rule.'),
  created_by: text,
  created_at: instant,
  updated_at: instant,
})
const movedSchema = z.strictObject({
  ...sum,
  events: count.describe('Calls that would be shown elsewhere, each once.'),
  moves: z
    .array(z.strictObject({ label: z.enum(RULE_LABELS), from: textOrNull, to: textOrNull, ...sum }))
    .describe('The costliest first. A call moves by every label that changes.'),
})

const example = {
  conditions: { project: ['checkout*'], 'tag.repository': ['acme/shop'] },
  shows: { team: 'Payments' },
}

export const ATTRIBUTION_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/attribution-rules',
    tag: 'Attribution',
    id: 'listAttributionRules',
    summary: 'Attribution rules in their order, with the usage that each decides',
    scope: 'admin',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.long)],
    answers: { 200: table(pageOf(ruleSchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/attribution-rules',
    tag: 'Attribution',
    id: 'createAttributionRule',
    summary: 'Show usage under a team, project, framework or task by how it was sent',
    description:
      'Holds for usage that was sent before and for what comes. No event, total or cost changes; deleting the rule gives everything back, and each event has `sent_labels`.',
    scope: 'admin',
    parameters: [IDEMPOTENCY_KEY],
    body: { schema: ruleInput, example },
    answers: { 201: ok(ruleSchema) },
    errors: [409, 413, 422],
  },
  {
    method: 'post',
    path: '/api/v1/attribution-rules/preview',
    tag: 'Attribution',
    id: 'previewAttributionRule',
    summary: 'What saving a rule would move of all that was ever sent',
    description: 'Changes nothing.',
    scope: 'admin',
    body: { schema: rulePreviewInput, example },
    answers: { 200: ok(movedSchema) },
    errors: [404, 413],
  },
  {
    method: 'patch',
    path: '/api/v1/attribution-rules/{id}',
    tag: 'Attribution',
    id: 'changeAttributionRule',
    summary: 'Change an attribution rule, or its place',
    description: 'What is not given stays.',
    scope: 'admin',
    parameters: [id()],
    body: { schema: ruleChangeInput, example: { position: 1 } },
    answers: { 200: ok(ruleSchema) },
    errors: [404, 413],
  },
  {
    method: 'delete',
    path: '/api/v1/attribution-rules/{id}',
    tag: 'Attribution',
    id: 'deleteAttributionRule',
    summary: 'Take an attribution rule back',
    description: 'Usage is shown as the other rules say, or as it was sent.',
    scope: 'admin',
    parameters: [id()],
    answers: { 204: GONE },
    errors: [404],
  },
]
