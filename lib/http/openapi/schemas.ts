import { z } from 'zod'
import { ALERT_KINDS, ALERT_STATES } from '../../domain/alerts/alert'
import { BUDGET_PERIODS, BUDGET_STATES } from '../../domain/budgets/budget'
import { CHANNEL_KINDS } from '../../domain/channels/channel'
import { REPRICING_STATUSES } from '../../domain/pricing/repricing'
import {
  REPORT_DELIVERY_STATUSES,
  REPORT_FORMATS,
  REPORT_FREQUENCIES,
} from '../../domain/reports/report-schedule'

// What the API answers with. Strict: a field that is not here is no part of the API.
const usd = z
  .string()
  .regex(/^-?\d+(\.\d{1,15})?$/)
  .describe('Dollars, exact decimal text.')
const usdOrNull = usd.nullable()
const count = z.int().min(0)
const text = z.string()
const textOrNull = z.string().nullable()
const instant = z.iso.datetime({ offset: true })
const instantOrNull = instant.nullable()
const day = z.iso.date()
const dayOrNull = day.nullable()
const rate = z.number().min(0).max(1).nullable()
const currency = z.literal('USD')
const dimensions = z.union([z.string(), z.null()])

export const pageOf = (item: z.ZodType) => z.strictObject({ data: z.array(item), next_cursor: textOrNull })

export const problemSchema = z.strictObject({
  status: z.int(),
  type: text.describe('urn:outlay:… , one for each kind of error.'),
  title: text,
  detail: text,
  errors: z.array(z.strictObject({ path: text, message: text })).optional(),
  request_id: text.optional(),
})

const tokens = {
  input_tokens: count,
  output_tokens: count,
  cache_read_tokens: count,
  cache_write_5m_tokens: count,
  cache_write_1h_tokens: count,
  reasoning_tokens: count,
  web_search_requests: count,
}

const measures = {
  events: count,
  ...tokens,
  cost_usd: usdOrNull,
  reported_cost_usd: usdOrNull,
  unpriced_events: count,
  lower_bound_events: count,
}

export const spendSchema = z.strictObject({
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

export const eventSchema = z.strictObject({
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
  quality: z.enum(['measured', 'lower_bound', 'estimate']),
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

export const ingestSchema = z.strictObject({
  accepted: count,
  updated: count,
  duplicates: count,
  rejected: count,
  errors: z.array(z.strictObject({ index: count, path: text, message: text })),
})

export const ingestStateSchema = z.strictObject({ organization: text, ingest_epoch: count })

const problem = z.strictObject({ file: textOrNull, line: z.int().nullable(), message: text })
const upload = {
  id: z.uuid(),
  kind: z.enum(['upload', 'api', 'sample']),
  name: text,
  format: textOrNull,
  status: z.enum(['queued', 'processing', 'done', 'failed', 'undone']),
  error: textOrNull,
  bytes_total: z.number().nullable(),
  bytes_read: z.number(),
  accepted: count,
  updated: count,
  duplicates: count,
  rejected: count,
  created_at: instant,
  finished_at: instantOrNull,
  undone_at: instantOrNull,
}
export const uploadSchema = z.strictObject({ ...upload, problems: z.array(problem).optional() })
export const undoneUploadSchema = z.strictObject({ ...upload, removed: count })

const outcome = {
  checks_passed: count.nullable(),
  checks_total: count.nullable(),
  tests_passed: count.nullable(),
  tests_total: count.nullable(),
  turns: count.nullable(),
}
const callTotals = {
  events: count,
  unpriced_events: count,
  lower_bound_events: count,
  error_events: count,
  ...tokens,
}
const basis = z.enum(['events', 'reported']).nullable()
const runTask = z.strictObject({
  task: textOrNull,
  status: textOrNull,
  passed: z.boolean().nullable(),
  ...outcome,
  cost_usd: usdOrNull,
  cost_basis: basis,
  reported_cost_usd: usdOrNull,
  ...callTotals,
  started_at: instantOrNull,
  ended_at: instantOrNull,
  duration_ms: z.number().nullable(),
})
const run = {
  id: text,
  framework: textOrNull,
  language: textOrNull,
  task: textOrNull,
  group: textOrNull,
  repeat: count.nullable(),
  model: textOrNull,
  models: z.array(text),
  project: textOrNull,
  user: textOrNull,
  team: textOrNull,
  status: textOrNull,
  passed: z.boolean().nullable(),
  ...outcome,
  cost_usd: usdOrNull,
  cost_basis: basis,
  reported_cost_usd: usdOrNull,
  ...callTotals,
  started_at: instantOrNull,
  ended_at: instantOrNull,
  began_at: instantOrNull,
  duration_ms: z.number().nullable(),
  retry_of: textOrNull,
  is_retried: z.boolean(),
  tags: z.record(z.string(), z.string()),
  origin: textOrNull,
  tasks: z.array(runTask),
  results: z.array(z.looseObject({})).nullable(),
}
export const runSchema = z.strictObject(run)
export const runDetailSchema = z.strictObject({
  ...run,
  retried_by: z.array(text),
  by_model: z.array(z.strictObject({ model: textOrNull, cost_usd: usdOrNull, ...callTotals })),
})
export const putRunSchema = z.looseObject({
  cost_usd: usdOrNull,
  cost_basis: basis,
  reported_cost_usd: usdOrNull,
})
export const runsImportSchema = z.strictObject({
  accepted: count,
  updated: count,
  rejected: count,
  errors: z.array(
    z.strictObject({ index: count.optional(), line: count.optional(), path: text, message: text }),
  ),
  ignored_columns: z.array(text).optional(),
})
export const runResultsSchema = z.looseObject({
  skipped: count,
  failures: z.array(z.unknown()),
  notes: z.array(text),
  run: runSchema,
})

const quantiles = { p10_usd: usdOrNull, p50_usd: usdOrNull, p90_usd: usdOrNull }
const period = z.strictObject({ start: day, end: day })
export const forecastSchema = z.strictObject({
  currency,
  tz: text,
  as_of: day,
  period,
  spent_usd: usd,
  naive_usd: usdOrNull,
  ...quantiles,
  method: z.enum(['none', 'run_rate', 'weekday_profile', 'combined']),
  history_days: count,
  unpriced_events: count,
  lagging_sources: z.array(z.strictObject({ source: textOrNull, last_day: day })),
  holidays: z.array(z.strictObject({ day, name: text })),
  backtest: z
    .strictObject({
      periods: count,
      origins: count,
      held: count,
      held_share: rate,
      p50_error: z.number().nullable(),
      naive_error: z.number().nullable(),
      error_ratio: z.number().nullable(),
    })
    .optional(),
  days: z.array(z.strictObject({ day, actual_usd: usdOrNull, ...quantiles })),
})

export const changesSchema = z.strictObject({
  currency,
  tz: text,
  now: period,
  before: period,
  before_usd: usd,
  now_usd: usd,
  difference_usd: usd,
  volume_usd: usd,
  price_usd: usd,
  mix_usd: usd,
  new_projects_usd: usd,
  ended_projects_usd: usd,
  unpriced_events: z.strictObject({ before: count, now: count }),
  rows: z.array(z.strictObject({ project: textOrNull, before_usd: usd, now_usd: usd, difference_usd: usd })),
})

const threshold = z.union([
  z.strictObject({ on: z.enum(['actual', 'forecast']), percent: z.number() }),
  z.strictObject({ on: z.enum(['actual', 'forecast']), usd }),
])
export const budgetSchema = z.strictObject({
  id: z.uuid(),
  name: text,
  amount_usd: usd,
  period: z.enum(BUDGET_PERIODS),
  scope: z.record(z.string(), z.array(z.string())),
  thresholds: z.array(threshold),
  channel_ids: z.array(z.uuid()),
  owner_user_id: z.uuid().nullable(),
  carries_over: z.boolean(),
  increase_usd: usdOrNull,
  increase_until: dayOrNull,
  starts_on: day,
  owner_name: textOrNull,
  limit_usd: usd,
  carried_usd: usd,
  spent_usd: usd,
  percent: z.number(),
  forecast_usd: usdOrNull,
  period_start: day,
  period_end: dayOrNull,
  state: z.enum(BUDGET_STATES),
  alert_ids: z.array(z.uuid()),
  created_at: instant,
  updated_at: instant,
})

export const channelSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(CHANNEL_KINDS),
  name: text,
  target: text,
  state: z.enum(['active', 'paused']),
  paused_at: instantOrNull,
  paused_reason: textOrNull,
  failures_in_row: count,
  created_at: instant,
  secret: text.optional().describe('Of a webhook, shown once: when it is made, led elsewhere or renewed.'),
})
export const channelTestSchema = z.strictObject({ is_ok: z.boolean(), answer: text, duration_ms: z.number() })

export const alertSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(ALERT_KINDS),
  budget_id: z.uuid().nullable(),
  on: z.enum(['actual', 'forecast']).nullable(),
  threshold_percent: z.number().nullable(),
  threshold_usd: usdOrNull,
  period: textOrNull,
  period_start: dayOrNull,
  period_end: dayOrNull,
  crossed_at: instant,
  known_at: instant,
  amount_usd: usdOrNull,
  spent_usd: usdOrNull,
  expected_usd: usdOrNull,
  subject: z.looseObject({ kind: text }),
  summary: text,
  view: text,
  state: z.enum(ALERT_STATES),
  state_at: instant,
  snoozed_until: instantOrNull,
  deliveries: z.array(
    z.strictObject({
      channel_id: z.uuid(),
      channel_name: textOrNull,
      channel_kind: textOrNull,
      status: z.enum(['pending', 'delivered', 'failed']),
      next_attempt_at: instantOrNull,
      delivered_at: instantOrNull,
      attempts: z.array(
        z.strictObject({
          number: count,
          at: instant,
          duration_ms: z.number(),
          is_ok: z.boolean(),
          answer: text,
        }),
      ),
    }),
  ),
})
export const alertCountsSchema = z.strictObject(
  Object.fromEntries(ALERT_STATES.map((state) => [state, count])) as Record<
    (typeof ALERT_STATES)[number],
    typeof count
  >,
)
export const alertSettingsSchema = z.strictObject({
  finds_anomalies: z.boolean(),
  minimum_impact_usd: usd,
  channel_ids: z.array(z.uuid()),
  muted: z.array(z.strictObject({ dimension: text, value: text })),
  watches: z.array(z.strictObject({ source: text, silent_hours: count })),
})

const compareRow = z.looseObject({
  group: textOrNull,
  runs: count,
  median_usd: usdOrNull,
  min_usd: usdOrNull,
  max_usd: usdOrNull,
  p25_usd: usdOrNull,
  p75_usd: usdOrNull,
  total_usd: usdOrNull,
  ci95_low_usd: usdOrNull,
  ci95_high_usd: usdOrNull,
  checks_passed: z.number().nullable(),
  checks_total: z.number().nullable(),
  pass_rate: rate,
  usd_per_passed_check: usdOrNull,
  green_runs: count,
  run_ids: z.array(text),
})
export const dataSetSchema = z.strictObject({
  id: z.uuid(),
  name: text,
  source: textOrNull,
  published_on: dayOrNull,
  created_at: instant,
  figures: z.array(z.looseObject({})),
})
export const compareSchema = z.strictObject({
  currency,
  by: text,
  from: dayOrNull,
  to: dayOrNull,
  tz: text,
  rows: z.array(compareRow),
  differences: z.array(
    z.looseObject({
      a: textOrNull,
      b: textOrNull,
      ratio: z.number().nullable(),
      p_value: z.number().nullable(),
    }),
  ),
  over_groups: z.array(z.looseObject({})),
  published: z.array(dataSetSchema),
  methods: z.record(z.string(), z.string()),
})
export const monthlyBillSchema = z.strictObject({
  currency,
  engineers: text,
  features_per_day: text,
  working_days: text,
  month: text.optional(),
  country: text.optional(),
  holidays: z.array(z.strictObject({ day, name: text })).optional(),
  usd_per_feature: usd.optional(),
  monthly_usd: usdOrNull.optional(),
  rows: z
    .array(z.looseObject({ runs: count, usd_per_feature: usdOrNull, monthly_usd: usdOrNull }))
    .optional(),
  actual: z.strictObject({ month: text, spent_usd: usdOrNull }),
})
export const whatIfSchema = z.looseObject({
  currency,
  actual_usd: usdOrNull,
  what_if_usd: usdOrNull,
  saving_usd: usdOrNull,
  saving_percent: textOrNull,
  rows: z.array(
    z.looseObject({
      from_model: textOrNull,
      to_model: textOrNull,
      actual_usd: usdOrNull,
      what_if_usd: usdOrNull,
    }),
  ),
})
export const routingSchema = z.looseObject({
  by: text,
  min_pass_rate: z.number(),
  rows: z.array(z.looseObject({})).optional(),
  routes: z.unknown().optional(),
})
export const rateLimitsSchemaOut = pageOf(
  z.strictObject({ model: text, requests_per_minute: z.number(), updated_at: instant }),
)
export const wasteSchema = z.looseObject({
  currency,
  rows: z.array(z.looseObject({ kind: text, waste_usd: usdOrNull, counted_usd: usdOrNull, events: count })),
  total_usd: usd,
  spend_usd: usd,
})
export const wasteItemsSchema = z.looseObject({
  currency,
  kind: text,
  data: z.array(
    z.strictObject({
      kind: text,
      event_id: textOrNull,
      run_id: textOrNull,
      session_id: textOrNull,
      timestamp: instantOrNull,
      model: textOrNull,
      task: textOrNull,
      events: count,
      waste_usd: usd,
      cost_usd: usdOrNull,
      why: text,
    }),
  ),
  next_cursor: textOrNull,
})
export const estimateSchema = z.looseObject({
  assumptions: z.looseObject({}),
  models: z.array(
    z.looseObject({ model: text, total_usd: usdOrNull, low_usd: usdOrNull, high_usd: usdOrNull }),
  ),
})
export const savedEstimateSchema = z.looseObject({ id: z.uuid(), name: text, created_at: instant })

const mtok = {
  input_usd_per_mtok: textOrNull,
  output_usd_per_mtok: textOrNull,
  cache_read_usd_per_mtok: textOrNull,
  cache_write_5m_usd_per_mtok: textOrNull,
  cache_write_1h_usd_per_mtok: textOrNull,
}
export const modelsSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      provider: textOrNull,
      model: textOrNull,
      effective_from: textOrNull,
      effective_to: textOrNull,
      window: textOrNull,
      ...mtok,
      web_search_usd_per_thousand: textOrNull,
      discount_percent: textOrNull.optional(),
      long_context: z.strictObject({ over_tokens: count, ...mtok }).nullable(),
      aliases: z.array(text),
      source: text,
      notes: textOrNull,
    }),
  ),
  snapshot: text,
  next_cursor: textOrNull,
})
export const unpricedModelSchema = z.strictObject({
  model: textOrNull,
  providers: z.array(textOrNull),
  events: count,
  tokens: count,
  first_at: instant,
  last_at: instant,
  has_price_now: z.boolean(),
  reason: textOrNull,
})
export const ownPriceSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['price', 'discount', 'commitment']),
  model: textOrNull,
  provider: textOrNull,
  effective_from: textOrNull,
  effective_to: textOrNull,
  ...mtok,
  web_search_usd_per_thousand: textOrNull,
  discount_percent: textOrNull,
  note: textOrNull,
  commitment_usd: usdOrNull,
  created_at: instant,
  updated_at: instant,
})
export const endedPriceSchema = z.strictObject({ outcome: text, price: ownPriceSchema })

const repricingFigures = {
  events: count,
  newly_priced_events: count,
  before_usd: usdOrNull,
  after_usd: usd,
  difference_usd: usd,
}
export const repricingPreviewSchema = z.strictObject({
  currency,
  dry_run: z.literal(true),
  from: dayOrNull,
  to: dayOrNull,
  tz: text,
  models: z.array(text),
  snapshot: text,
  events_total: count,
  rows: z.array(z.strictObject({ day, model: textOrNull, ...repricingFigures })),
  total: z.strictObject(repricingFigures),
})
export const repricingSchema = z.strictObject({
  id: z.uuid(),
  status: z.enum(REPRICING_STATUSES),
  from: dayOrNull,
  to: dayOrNull,
  tz: text,
  models: z.array(text),
  snapshot: text,
  events_total: count,
  events_done: count,
  events_changed: count,
  newly_priced_events: count,
  events_undone: count,
  before_usd: usd,
  after_usd: usd,
  failure: textOrNull,
  created_by: text,
  created_at: instant,
  finished_at: instantOrNull,
})
export const unsubscribedSchema = z.strictObject({ unsubscribed: text })
export const modelHistorySchema = z.strictObject({
  model: textOrNull,
  provider: textOrNull,
  resolution: textOrNull,
  other_providers: z.array(text),
  rows: z.array(
    z.strictObject({
      effective_from: instant,
      ...mtok,
      web_search_usd_per_thousand: textOrNull,
      source: z.enum(['own price', 'catalogue']).nullable(),
      rule: textOrNull,
    }),
  ),
})
export const catalogueChangesSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      kind: text,
      provider: text,
      model: text,
      effective_from: textOrNull,
      window: textOrNull,
      is_used: z.boolean(),
      fields: z.array(z.strictObject({ label: text, before: textOrNull, after: textOrNull })),
    }),
  ),
  snapshot_before: textOrNull,
  snapshot: text,
  next_cursor: textOrNull,
})
export const reportSchema = z.strictObject({
  id: z.uuid(),
  name: text,
  frequency: z.enum(REPORT_FREQUENCIES),
  hour: z.int().min(0).max(23),
  format: z.enum(REPORT_FORMATS),
  paper: z.enum(['a4', 'letter']),
  group_by: z.array(text),
  filters: z.record(z.string(), z.array(z.string())),
  channel_ids: z.array(z.uuid()),
  is_paused: z.boolean(),
  created_at: instant,
  updated_at: instant,
})
export const reportPeriodSchema = z.strictObject({ period_start: day, period_end: day })
export const reportDeliverySchema = z.strictObject({
  id: z.uuid(),
  channel_id: z.uuid(),
  channel_name: text,
  period_start: day,
  period_end: day,
  status: z.enum(REPORT_DELIVERY_STATUSES),
  attempts: count,
  next_attempt_at: instantOrNull,
  answer: textOrNull,
  created_at: instant,
  delivered_at: instantOrNull,
})
