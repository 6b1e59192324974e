import { z } from 'zod'
import { PERIOD_KINDS } from '../../../domain/calendar-period'
import { CHANGE_TABLES } from '../../change-tables'
import {
  count,
  currency,
  day,
  instantOrNull,
  period,
  rate,
  table,
  text,
  textOrNull,
  usd,
  usdOrNull,
} from '../answer-parts'
import type { Operation } from '../operation'
import { FILTERS, ofTable, query, TABLE_FORMAT } from '../parameters'

const PERIOD = query('period', 'Which one that holds the day.', z.enum(PERIOD_KINDS), 'month')
const AS_OF = query('as_of', 'The last complete day; yesterday where not given.', z.iso.date(), '2026-11-20')
const quantiles = { p10_usd: usdOrNull, p50_usd: usdOrNull, p90_usd: usdOrNull }
const forecastSchema = z.strictObject({
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
const changesSchema = z.strictObject({
  currency,
  tz: text,
  now: period,
  before: period,
  before_until: instantOrNull,
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

export const FORECAST_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/forecast',
    tag: 'Forecast',
    id: 'getForecast',
    summary: 'What a period will come to, with an 80 % interval, day by day',
    scope: 'read',
    parameters: [
      PERIOD,
      AS_OF,
      query('tz', 'IANA time zone.', z.string(), 'UTC'),
      query('backtest', 'true: how good such forecasts would have been.', z.enum(['true', 'false']), 'true'),
      TABLE_FORMAT,
      ...FILTERS,
    ],
    answers: { 200: table(forecastSchema) },
  },
  {
    method: 'get',
    path: '/api/v1/changes',
    tag: 'Forecast',
    id: 'getChanges',
    summary: 'The difference to the period before: volume, price, mix, new projects',
    scope: 'read',
    parameters: [
      PERIOD,
      AS_OF,
      query('tz', 'IANA time zone.', z.string(), 'UTC'),
      TABLE_FORMAT,
      ofTable(...CHANGE_TABLES),
      ...FILTERS,
    ],
    answers: { 200: table(changesSchema) },
  },
]
