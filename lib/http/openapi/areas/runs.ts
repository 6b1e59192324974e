import { z } from 'zod'
import { COMPARE_DIMENSIONS } from '../../../domain/compare/compare-rows'
import { publishedDataSetSchema, publishedFigureSchema } from '../../../domain/compare/published-figure'
import { agentRunSchema } from '../../../domain/runs/agent-run'
import { CHANGE_MODES } from '../../../domain/runs/change-run'
import { PASSED_VALUES } from '../../../domain/runs/filter-runs'
import { RUN_BASES } from '../../../domain/runs/run-filters'
import { COMPARE_TABLES } from '../../compare-json'
import { PAGE_SIZES } from '../../page-query'
import { RESULT_KINDS, resultLabel } from '../../read-results'
import { RUN_TABLES } from '../../run-tables'
import {
  count,
  currency,
  day,
  dayOrNull,
  GONE,
  instant,
  instantOrNull,
  ok,
  outcome,
  pageOf,
  rate,
  table,
  text,
  textOrNull,
  tokens,
  usd,
  usdOrNull,
} from '../answer-parts'
import type { Operation } from '../operation'
import { DAYS, id, ofPages, ofTable, query, RUN_BASIS, RUN_NAMES, TABLE_FORMAT } from '../parameters'

const BY = query('by', 'What is compared.', z.enum(COMPARE_DIMENSIONS), 'framework')
const callTotals = {
  events: count,
  unpriced_events: count,
  lower_bound_events: count,
  error_events: count,
  ...tokens,
}
const basis = z.enum(RUN_BASES).nullable()
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
const runSchema = z.strictObject(run)
const runDetailSchema = z.strictObject({
  ...run,
  retried_by: z.array(text),
  by_model: z.array(z.strictObject({ model: textOrNull, cost_usd: usdOrNull, ...callTotals })),
})
const putRunSchema = z.looseObject({
  cost_usd: usdOrNull,
  cost_basis: basis,
  reported_cost_usd: usdOrNull,
})
const runsImportSchema = z.strictObject({
  accepted: count,
  updated: count,
  rejected: count,
  errors: z.array(
    z.strictObject({ index: count.optional(), line: count.optional(), path: text, message: text }),
  ),
  ignored_columns: z.array(text).optional(),
})
const runResultsSchema = z.looseObject({
  skipped: count,
  failures: z.array(z.unknown()),
  notes: z.array(text),
  run: runSchema,
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
const dataSetSchema = z.strictObject({
  id: z.uuid(),
  name: text,
  source: textOrNull,
  published_on: dayOrNull,
  created_at: instant,
  figures: z.array(z.looseObject({})),
})
const compareSchema = z.strictObject({
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
const monthlyBillSchema = z.strictObject({
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

export const RUNS_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/runs',
    tag: 'Runs',
    id: 'listRuns',
    summary: 'Agent runs, newest first',
    scope: 'read',
    parameters: [
      ...DAYS,
      ...RUN_NAMES,
      RUN_BASIS,
      { ...query('status', 'As it was said.', z.string()), isRepeated: true },
      { ...query('passed', 'What decided it.', z.enum(PASSED_VALUES)), isRepeated: true },
      TABLE_FORMAT,
      ...ofPages(PAGE_SIZES.long),
    ],
    answers: { 200: table(pageOf(runSchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/runs',
    tag: 'Runs',
    id: 'sendRuns',
    summary: 'Send many runs: JSON, NDJSON or CSV',
    scope: 'ingest',
    body: {
      schema: z.object({ runs: z.array(z.looseObject({ id: z.string() })) }),
      types: ['application/json', 'application/x-ndjson', 'text/csv'],
      example: { runs: [{ id: 'run-7', framework: 'nextjs', checks_passed: 34, checks_total: 36 }] },
    },
    answers: { 200: ok(runsImportSchema) },
    errors: [413, 422],
  },
  {
    method: 'get',
    path: '/api/v1/runs/{id}',
    tag: 'Runs',
    id: 'getRun',
    summary: 'A run with its tasks and its calls by model',
    scope: 'read',
    parameters: [id('id', 'run-7'), TABLE_FORMAT, ofTable(...RUN_TABLES)],
    answers: { 200: table(runDetailSchema) },
    errors: [404],
  },
  {
    method: 'put',
    path: '/api/v1/runs/{id}',
    tag: 'Runs',
    id: 'putRun',
    summary: 'Say what came of a run',
    scope: 'ingest',
    parameters: [id('id', 'run-7')],
    body: {
      schema: agentRunSchema,
      example: { framework: 'nextjs', task: 'crud', status: 'ok', checks_passed: 34, checks_total: 36 },
    },
    answers: { 200: ok(putRunSchema), 201: ok(putRunSchema, 'It is new.') },
    errors: [404, 413, 422],
  },
  {
    method: 'patch',
    path: '/api/v1/runs/{id}',
    tag: 'Runs',
    id: 'patchRun',
    summary: 'Say more of a run, or of one of its tasks',
    scope: 'ingest',
    parameters: [
      id('id', 'run-7'),
      query('mode', 'fill: only what nobody said before.', z.enum(CHANGE_MODES), 'set'),
      query('task', 'Of this task.', z.string()),
    ],
    body: { schema: z.looseObject({}), example: { checks_passed: 35 } },
    answers: { 200: ok(runSchema), 201: ok(runSchema, 'It is new.') },
    errors: [404, 409, 413, 422],
  },
  {
    method: 'delete',
    path: '/api/v1/runs/{id}',
    tag: 'Runs',
    id: 'deleteRun',
    summary: 'Forget what was said of a run; its calls stay',
    scope: 'admin',
    parameters: [id('id', 'run-7')],
    answers: { 204: GONE },
    errors: [404],
  },
  {
    method: 'post',
    path: '/api/v1/runs/{id}/results',
    tag: 'Runs',
    id: 'addRunResults',
    summary: 'Attach a result file: JUnit, TAP, Playwright, Vitest, Jest, pytest',
    scope: 'ingest',
    parameters: [
      id('id', 'run-7'),
      query('as', 'What its cases count as.', z.enum(RESULT_KINDS), 'tests'),
      query('task', 'Of this task of the run.', resultLabel),
      query('suite', 'What the file is of, beside others of the run.', resultLabel),
    ],
    body: {
      types: ['application/xml', 'text/plain', 'application/octet-stream'],
      example:
        '<testsuite name="api"><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite>',
    },
    answers: { 200: ok(runResultsSchema), 201: ok(runResultsSchema, 'The run is new.') },
    errors: [404, 409, 413, 422],
  },
  {
    method: 'get',
    path: '/api/v1/compare',
    tag: 'Runs',
    id: 'compare',
    summary: 'Frameworks, models or tasks against each other, over repeated runs',
    scope: 'read',
    parameters: [BY, ...RUN_NAMES, RUN_BASIS, ...DAYS, TABLE_FORMAT, ofTable(...COMPARE_TABLES)],
    answers: { 200: table(compareSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/monthly-bill',
    tag: 'Runs',
    id: 'monthlyBill',
    summary: 'What a month costs at so many features a day',
    scope: 'read',
    parameters: [
      query('engineers', 'How many.', z.string(), '10'),
      query('features_per_day', 'Each.', z.string(), '1'),
      query('working_days', 'A month.', z.string(), '22'),
      query('usd_per_feature', 'What one costs; or `by`.', z.string(), '2'),
      query('month', 'YYYY-MM whose working days count; with `country`.', z.string()),
      query('country', 'Two letters.', z.string()),
      TABLE_FORMAT,
    ],
    answers: { 200: table(monthlyBillSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/published',
    tag: 'Runs',
    id: 'listPublished',
    summary: 'Published figures that runs are set beside',
    scope: 'read',
    parameters: [TABLE_FORMAT],
    answers: { 200: table(pageOf(dataSetSchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/published',
    tag: 'Runs',
    id: 'publish',
    summary: 'Add published figures',
    scope: 'ingest',
    body: {
      schema: z.object({ ...publishedDataSetSchema.shape, figures: z.array(publishedFigureSchema) }),
      types: ['application/json', 'text/csv'],
      example: {
        name: 'A published comparison',
        source: 'https://example.com/article',
        published_on: '2026-05-26',
        figures: [
          {
            group: 'small app',
            framework: 'nestjs',
            statistic: 'total',
            checks_total: 10,
            cost_usd: '1.55',
          },
        ],
      },
    },
    answers: { 201: ok(z.looseObject({}), 'They are kept.') },
    errors: [409, 413, 422],
  },
  {
    method: 'delete',
    path: '/api/v1/published/{id}',
    tag: 'Runs',
    id: 'forgetPublished',
    summary: 'Forget published figures',
    scope: 'ingest',
    parameters: [id()],
    answers: { 204: GONE },
    errors: [404],
  },
]
