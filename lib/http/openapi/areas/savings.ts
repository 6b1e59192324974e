import { z } from 'zod'
import { rateLimitsSchema } from '../../../domain/routing/rate-limits'
import { MOST_RUNS, ROUTING_DIMENSIONS, ROUTING_EVIDENCE } from '../../../domain/routing/routing-rule'
import { WASTE_KINDS } from '../../../domain/waste/waste-kind'
import { SETTING_FIELDS, SETTING_WORDS, STANDARD_SETTINGS } from '../../../domain/waste/waste-settings'
import { SCENARIO_NUMBERS } from '../../../domain/what-if/parse-scenario'
import { WHAT_IF_TIERS } from '../../../domain/what-if/scenario'
import { PAGE_SIZES } from '../../page-query'
import { ROUTING_FORMATS, ROUTING_TABLES } from '../../routing-query'
import {
  count,
  currency,
  EVENTS_KEPT_FROM,
  instant,
  instantOrNull,
  ok,
  pageOf,
  TABLE_FILES,
  table,
  text,
  textOrNull,
  usd,
  usdOrNull,
} from '../answer-parts'
import type { Operation } from '../operation'
import { DAYS, FILTERS, format, id, ofPages, ofTable, query, RUN_NAMES, TABLE_FORMAT } from '../parameters'

const whatIfSchema = z.looseObject({
  currency,
  events_kept_from: EVENTS_KEPT_FROM,
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
const routingSchema = z.looseObject({
  by: text,
  min_pass_rate: z.number(),
  rows: z.array(z.looseObject({})).optional(),
  routes: z.unknown().optional(),
})
const rateLimitsSchemaOut = pageOf(
  z.strictObject({ model: text, requests_per_minute: z.number(), updated_at: instant }),
)
const wasteSchema = z.looseObject({
  currency,
  events_kept_from: EVENTS_KEPT_FROM,
  rows: z.array(z.looseObject({ kind: text, waste_usd: usdOrNull, counted_usd: usdOrNull, events: count })),
  total_usd: usd,
  spend_usd: usd,
})
const wasteItemsSchema = z.looseObject({
  currency,
  events_kept_from: EVENTS_KEPT_FROM,
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

const WASTE_SETTINGS = Object.entries(SETTING_FIELDS).map(([name, { key, least, most }]) =>
  query(name, SETTING_WORDS[key], z.int().min(least).max(most), String(STANDARD_SETTINGS[key])),
)

export const SAVINGS_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/what-if',
    tag: 'Savings',
    id: 'whatIf',
    summary: "The same tokens at other models' prices",
    scope: 'read',
    parameters: [
      {
        ...query('map', 'from:to, any number of times.', z.string(), 'claude-opus-4-8:claude-sonnet-4-6'),
        isRepeated: true,
      },
      query('tier', 'As if all calls had been served so.', z.enum(WHAT_IF_TIERS)),
      ...Object.entries(SCENARIO_NUMBERS).map(([name, { says, low, high, example }]) => ({
        ...query(name, says, z.number().min(low).max(high)),
        examples: { one: example },
      })),
      ...DAYS,
      TABLE_FORMAT,
      ...FILTERS,
    ],
    answers: { 200: table(whatIfSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/routing',
    tag: 'Savings',
    id: 'routing',
    summary: 'The cheapest model that passes, for each kind of work',
    scope: 'read',
    parameters: [
      query('by', 'What kinds of work are.', z.enum(ROUTING_DIMENSIONS), 'task'),
      query('min_pass_rate', 'Share of runs that must pass.', z.number().min(0).max(1), '0.9'),
      query('min_runs', 'Without so many nothing is said.', z.int().min(1).max(MOST_RUNS), '5'),
      query(
        'evidence',
        'What is held against the rate: the lower bound of its interval, or the bare share.',
        z.enum(ROUTING_EVIDENCE),
        'interval',
      ),
      ...RUN_NAMES,
      ...DAYS,
      format(...ROUTING_FORMATS),
      ofTable(...ROUTING_TABLES),
    ],
    answers: {
      200: {
        description: 'The answer, or a file.',
        schema: routingSchema,
        files: [...TABLE_FILES, 'application/yaml'],
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/routing/limits',
    tag: 'Savings',
    id: 'getRateLimits',
    summary: 'Requests a minute that models allow',
    scope: 'read',
    answers: { 200: ok(rateLimitsSchemaOut) },
  },
  {
    method: 'put',
    path: '/api/v1/routing/limits',
    tag: 'Savings',
    id: 'setRateLimits',
    summary: 'Set requests a minute that models allow',
    scope: 'admin',
    body: {
      schema: rateLimitsSchema,
      example: { limits: [{ model: 'claude-opus-4-8', requests_per_minute: 50 }] },
    },
    answers: { 200: ok(rateLimitsSchemaOut) },
    errors: [413],
  },
  {
    method: 'get',
    path: '/api/v1/waste',
    tag: 'Savings',
    id: 'getWaste',
    summary: 'What was paid for nothing, by kind',
    scope: 'read',
    parameters: [...WASTE_SETTINGS, ...DAYS, TABLE_FORMAT, ...FILTERS],
    answers: { 200: table(wasteSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/waste/{kind}',
    tag: 'Savings',
    id: 'listWaste',
    summary: 'The calls and runs behind a kind of waste',
    scope: 'read',
    parameters: [
      id('kind', WASTE_KINDS[0]),
      ...WASTE_SETTINGS,
      ...DAYS,
      TABLE_FORMAT,
      ...ofPages(PAGE_SIZES.long),
    ],
    answers: { 200: table(wasteItemsSchema) },
    errors: [404],
  },
]
