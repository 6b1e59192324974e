import { z } from 'zod'
import { EXPORT_FORMATS, PAPERS } from '../../../domain/export/export-formats'
import { USAGE_QUALITIES } from '../../../domain/usage/usage-event'
import { PAGE_SIZES } from '../../page-query'
import {
  CSV,
  count,
  currency,
  dayOrNull,
  EVENTS_KEPT_FROM,
  instant,
  ok,
  pageOf,
  table,
  text,
  textOrNull,
  tokens,
  usd,
  usdOrNull,
  XLSX,
} from '../answer-parts'
import type { Operation } from '../operation'
import { DAYS, FILTERS, format, GROUP_BY, ofPages, query, TABLE_FORMAT } from '../parameters'

const dimensions = z.union([z.string(), z.null()])
const measures = {
  events: count,
  ...tokens,
  cost_usd: usdOrNull,
  reported_cost_usd: usdOrNull,
  unpriced_events: count,
  lower_bound_events: count,
}
const spendSchema = z.strictObject({
  currency,
  from: dayOrNull,
  to: dayOrNull,
  tz: text,
  group_by: z.array(text),
  // Beside the figures each row has the dimensions that were asked for.
  rows: z.array(z.object(measures).catchall(dimensions)),
  total: z.strictObject(measures),
})
const costLine = z.strictObject({
  model: text,
  token_class: text,
  quantity: z.number(),
  unit: text,
  unit_price_usd: usd,
  multiplier: text,
  cost_usd: usd,
})
const eventSchema = z.strictObject({
  id: text,
  timestamp: instant,
  model: textOrNull,
  provider: textOrNull,
  ...tokens,
  cost_usd: usdOrNull,
  computed_cost_usd: usdOrNull,
  first_computed_cost_usd: usdOrNull.describe('As it was priced when it came in, before any repricing.'),
  reported_cost_usd: usdOrNull,
  unpriced_reason: textOrNull,
  service_tier: textOrNull,
  speed: textOrNull,
  inference_geo: textOrNull,
  user: textOrNull,
  sent_user: textOrNull.describe(
    "The name it was sent under, where its person's address is shown in its place.",
  ),
  sent_labels: z
    .strictObject({ team: textOrNull, project: textOrNull, framework: textOrNull, task: textOrNull })
    .partial()
    .nullable()
    .describe('Labels as they were sent, where an attribution rule shows another in their place.'),
  team: textOrNull,
  project: textOrNull,
  framework: textOrNull,
  task: textOrNull,
  run_id: textOrNull,
  session_id: textOrNull,
  source: textOrNull,
  tags: z.record(z.string(), z.string()),
  latency_ms: z.number().nullable(),
  status: z.enum(['ok', 'error']),
  quality: z.enum(USAGE_QUALITIES),
  is_sidechain: z.boolean(),
  source_ref: textOrNull,
  upload_id: text,
  price: z
    .strictObject({
      snapshot: text,
      rules: z.array(text),
      resolution: text,
      modifiers: z.array(z.looseObject({ kind: text, multiplier: text })),
      tier: textOrNull,
      notes: z.array(text),
    })
    .nullable(),
  breakdown: z.array(costLine).nullable(),
})

export const SPEND_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/spend',
    tag: 'Spend',
    id: 'getSpend',
    summary: 'Spend by any dimensions',
    scope: 'read',
    parameters: [...DAYS, GROUP_BY, ...FILTERS],
    answers: { 200: ok(spendSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/events',
    tag: 'Spend',
    id: 'listEvents',
    summary: 'The ledger, newest first, each cost explained',
    description: 'As csv or xlsx: all events that pass, not a page of them.',
    scope: 'read',
    parameters: [
      ...DAYS,
      ...FILTERS,
      query('unpriced', 'true: only calls without any cost.', z.enum(['true', 'false'])),
      TABLE_FORMAT,
      ...ofPages(PAGE_SIZES.long),
    ],
    answers: { 200: table(pageOf(eventSchema).extend({ events_kept_from: EVENTS_KEPT_FROM })) },
  },
  {
    method: 'get',
    path: '/api/v1/export',
    tag: 'Spend',
    id: 'exportSpend',
    summary: 'Spend as a file',
    description:
      'The fields of spend as CSV, JSON or Excel; a laid-out PDF report; FOCUS 1.2 with the providers’ columns of 1.3. All rows, sent as they are made.',
    scope: 'read',
    parameters: [
      format(...EXPORT_FORMATS),
      query('paper', 'Of a PDF.', z.enum(PAPERS), 'a4'),
      ...DAYS,
      GROUP_BY,
      ...FILTERS,
    ],
    answers: {
      200: { description: 'The file.', schema: spendSchema, files: [CSV, XLSX, 'application/pdf'] },
    },
  },
]
