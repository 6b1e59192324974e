import { calendarDayOf, startOfDay } from '../../domain/calendar'
import type {
  SpendDimension,
  SpendFilters,
  SpendMeasures,
  SpendQuestion,
  SpendRow,
} from '../../domain/usage/spend'
import { inOrganizationSql, readInOrganization, type SqlTransaction } from '../database'
import { EVENTS_KEPT_FROM, findKeptFrom } from '../organizations/retention'
import { sqlLiteral } from '../sql-literal'

const COLUMNS: Partial<Record<SpendDimension, string>> = {
  model: 's.model',
  provider: 's.provider',
  source: 's.source',
  project: 's.project',
  framework: 's.framework',
  user: 's.user_label',
  team: 's.team',
  task: 's.task',
  session: 'o.session_id',
  run: 'o.run_id',
}

const FORMATS: Partial<Record<SpendDimension, [trunc: string, format: string]>> = {
  day: ['day', 'YYYY-MM-DD'],
  week: ['week', 'YYYY-MM-DD'],
  month: ['month', 'YYYY-MM'],
}

// Postgres takes these names of zones for abbreviations, which know no summer time. Since tzdata 2024b they are links.
const BY_ANOTHER_NAME: Record<string, string> = {
  CET: 'Europe/Brussels',
  MET: 'Europe/Brussels',
  EET: 'Europe/Athens',
  WET: 'Europe/Lisbon',
}

/** The values of one statement, numbered as they are asked for; as literals where a statement (COPY) takes none. */
export class Parameters {
  readonly values: unknown[] = []
  readonly #timeZone: string
  readonly #areLiteral: boolean
  #zone: string | undefined

  constructor(timeZone: string, areLiteral = false) {
    this.#timeZone = BY_ANOTHER_NAME[timeZone.toUpperCase()] ?? timeZone
    this.#areLiteral = areLiteral
  }

  add(value: unknown): string {
    if (this.#areLiteral) return sqlLiteral(value)
    this.values.push(value)
    return `$${this.values.length}`
  }

  /** The zone that days are of; a statement that names none may not carry it. */
  zone(): string {
    this.#zone ??= `${this.add(this.#timeZone)}::text`
    return this.#zone
  }
}

export function dimensionExpression(dimension: SpendDimension, at: string, p: Parameters): string {
  // The offset is part of an hour's name: the hour that repeats when the clocks go back is two.
  if (dimension === 'hour')
    return `to_char(${at} AT TIME ZONE ${p.zone()}, 'YYYY-MM-DD"T"HH24:00:00') || zone_offset(${at}, ${p.zone()})`
  const format = FORMATS[dimension]
  if (format) return `to_char(date_trunc('${format[0]}', ${at} AT TIME ZONE ${p.zone()}), '${format[1]}')`
  const column = COLUMNS[dimension]
  if (column) return column
  return `s.tags ->> ${p.add(dimension.slice('tag.'.length))}`
}

export function filterConditions(filters: SpendFilters, p: Parameters, at: string): string[] {
  return (Object.entries(filters) as [SpendDimension, readonly (string | null)[]][]).map(
    ([dimension, wanted]) => {
      const expression = dimensionExpression(dimension, at, p)
      const texts = wanted.filter((value): value is string => value !== null)
      const any = `ANY(${p.add(texts)}::text[])`
      const either = [`${expression} = ${any}`]
      // A name that is confirmed to be a person's still finds what was sent under it.
      if (dimension === 'user') either.push(`s.sent ->> 'user' = ${any}`)
      if (wanted.includes(null)) either.push(`${expression} IS NULL`)
      return `(${either.join(' OR ')})`
    },
  )
}

/** What rows are grouped by, and how it is written: a day is written once a group, not once a row. */
function groupExpression(
  dimension: SpendDimension,
  { at, from }: Place,
  p: Parameters,
): { value: string; format: (value: string) => string } {
  const format = FORMATS[dimension]
  if (!format) return { value: dimensionExpression(dimension, at, p), format: (value) => value }
  const local = from === 'usage_day' ? `${at}::timestamp` : `${at} AT TIME ZONE ${p.zone()}`
  return {
    value: `date_trunc('${format[0]}', ${local})`,
    format: (value) => `to_char(${value}, '${format[1]}')`,
  }
}

/** Where spend is summed from, and the column of its time. */
interface Place {
  from: 'usage_event' | 'usage_rollup' | 'usage_day'
  at: string
}

// Without statistics, as after a first import, the planner would go through all series for each roll-up.
const NO_LOOP = `set_config('enable_nestloop', 'off', true)`
const LOOP = `set_config('enable_nestloop', 'on', true)`
const DAYS_ARE_OF = '(SELECT time_zone FROM organization WHERE id = current_organization_id()) AS zone'

/**
 * Spend by any dimensions: from the sums of days, from the roll-ups where days are cut or are another zone's, or, where a
 * session or a run is asked for, from the events of the range. Of events that are no longer kept neither is known.
 */
export async function sumSpendBy(tx: SqlTransaction, question: SpendQuestion): Promise<SpendRow[]> {
  const [sums] = isOfEvents(question)
    ? []
    : await tx.rows<{ zone: string }>(`SELECT ${NO_LOOP}, ${DAYS_ARE_OF}`)
  const isCut = !sums && (await findKeptFrom(tx, question.from)) !== null
  const { text, values } = spendStatement(question, { daysAreOf: sums?.zone, isCut })
  const rows = await tx.rows<Record<string, string | null>>(text, values)
  if (sums) await tx.rows(`SELECT ${LOOP}`)
  return rows.map((row) => toSpendRow(question, row))
}

/** The same by several lists of dimensions, none of them of a session or a run, in one pass; the rows of each list. */
export async function sumSpendBySides(
  tx: SqlTransaction,
  question: Omit<SpendQuestion, 'groupBy'>,
  sides: readonly (readonly SpendDimension[])[],
): Promise<SpendRow[][]> {
  const all = { ...question, groupBy: [...new Set(sides.flat())] }
  const [sums] = await tx.rows<{ zone: string }>(`SELECT ${NO_LOOP}, ${DAYS_ARE_OF}`)
  const { text, values } = spendStatement(all, { daysAreOf: sums?.zone, isCut: false, sides })
  const rows = await tx.rows<Record<string, string | null>>(text, values)
  await tx.rows(`SELECT ${LOOP}`)
  return sides.map((side) => {
    const places = side.map((dimension) => all.groupBy.indexOf(dimension))
    // GROUPING() has a bit for each dimension, the first one's highest, which is set where it is not grouped by.
    const mask = all.groupBy.reduce((bits, _, place) => bits * 2 + (places.includes(place) ? 0 : 1), 0)
    return rows
      .filter((row) => row.side === String(mask))
      .map((row) => ({ values: places.map((place) => row[`d${place}`] ?? null), ...toMeasures(row) }))
  })
}

/** The same rows in the same order, a batch at a time. */
export async function* readSpendBy(
  organizationId: number,
  question: SpendQuestion,
): AsyncGenerator<SpendRow[]> {
  const sums = isOfEvents(question)
    ? { isCut: (await inOrganizationSql(organizationId, (tx) => findKeptFrom(tx, question.from))) !== null }
    : await inOrganizationSql(organizationId, async (tx) => ({
        daysAreOf: (await tx.rows<{ zone: string }>(`SELECT ${DAYS_ARE_OF}`))[0]?.zone,
        isCut: false,
      }))
  const batches = readInOrganization<Record<string, string | null>>(
    organizationId,
    spendStatement(question, sums),
    'daysAreOf' in sums ? `SELECT ${NO_LOOP}` : '',
  )
  for await (const rows of batches) yield rows.map((row) => toSpendRow(question, row))
}

function toSpendRow({ groupBy }: SpendQuestion, row: Record<string, string | null>): SpendRow {
  return { values: groupBy.map((_, index) => row[`d${index}`] ?? null), ...toMeasures(row) }
}

function askedBy({ groupBy, filters }: SpendQuestion): SpendDimension[] {
  return [...groupBy, ...(Object.keys(filters) as SpendDimension[])]
}

function isOfEvents(question: SpendQuestion): boolean {
  return askedBy(question).some((dimension) => dimension === 'session' || dimension === 'run')
}

/** The smallest sums that hold exactly what is asked for. */
function placeOf(question: SpendQuestion, daysAreOf: string | undefined): Place {
  if (isOfEvents(question)) return { from: 'usage_event', at: 'e.occurred_at' }
  const { from, to, timeZone } = question
  const startsDay = (at: Date | null): boolean =>
    at === null || startOfDay(calendarDayOf(at.getTime(), timeZone), timeZone) === at.getTime()
  const isOfDays =
    timeZone === daysAreOf && !askedBy(question).includes('hour') && startsDay(from) && startsDay(to)
  return isOfDays ? { from: 'usage_day', at: 'e.day' } : { from: 'usage_rollup', at: 'e.quarter' }
}

interface Sums {
  /** The zone of the sums of days. */
  daysAreOf?: string | undefined
  /** Some of the range's events are no longer kept. */
  isCut: boolean
  sides?: readonly (readonly SpendDimension[])[]
}

function spendStatement(
  question: SpendQuestion,
  { daysAreOf, isCut, sides }: Sums,
): { text: string; values: unknown[] } {
  const place = placeOf(question, daysAreOf)
  const { from, at } = place
  const p = new Parameters(question.timeZone)
  const groups = question.groupBy.map((dimension) => groupExpression(dimension, place, p))
  const bound = (instant: Date) =>
    from === 'usage_day'
      ? `${p.add(calendarDayOf(instant.getTime(), question.timeZone))}::date`
      : p.add(instant)
  const conditions = ['e.organization_id = current_organization_id()']
  if (question.from) conditions.push(`${at} >= ${bound(question.from)}`)
  if (question.to) conditions.push(`${at} < ${bound(question.to)}`)
  conditions.push(...filterConditions(question.filters, p, at))
  const numbers = groups.map((_, index) => index + 1)
  const setOf = (side: readonly SpendDimension[]) =>
    `(${side.map((dimension) => question.groupBy.indexOf(dimension) + 1)})`
  const grouping = sides ? `GROUPING SETS (${sides.map(setOf)})` : numbers.join(', ')
  const side = sides ? `GROUPING(${groups.map(({ value }) => value)})::text AS side, ` : ''
  const relation = isCut ? EVENTS_AND_SUMS : from
  const measures = from === 'usage_event' && !isCut ? EVENT_MEASURES : ROLLUP_SUMS
  // Of what was taken back whole, the sums of days may still hold both sides.
  const having = from === 'usage_day' ? 'HAVING sum(e.events) <> 0' : ''
  const text = `SELECT ${groups.map(({ format }, index) => `${format(`d${index}`)} AS d${index}, `).join('')}${side && 'side, '}${MEASURES.join(', ')} FROM (
       SELECT ${groups.map(({ value }, index) => `${value} AS d${index}, `).join('')}${side}${measures}
       FROM ${relation} e
       JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
       ${from === 'usage_event' ? `${isCut ? 'LEFT ' : ''}JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id` : ''}
       WHERE ${conditions.join(' AND ')} ${grouping ? `GROUP BY ${grouping} ${having}` : ''}
     ) grouped ${grouping ? `ORDER BY ${numbers}` : ''}`
  return { text, values: p.values }
}

const TOKENS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
]

const MEASURES = [
  'events',
  'unpriced_events',
  'reported_events',
  'lower_bound_events',
  ...TOKENS,
  'cost_usd',
  'reported_cost_usd',
]

const ROLLUP_SUMS = MEASURES.map((name) => `coalesce(sum(e.${name}), 0)::text AS ${name}`).join(', ')

const EVENT_MEASURES = [
  `count(*)::text AS events`,
  `count(*) FILTER (WHERE e.computed_cost_usd IS NULL AND e.reported_cost_usd IS NULL)::text AS unpriced_events`,
  `count(e.reported_cost_usd)::text AS reported_events`,
  `count(*) FILTER (WHERE e.quality = 'l')::text AS lower_bound_events`,
  ...TOKENS.map((name) => `coalesce(sum(e.${name}), 0)::text AS ${name}`),
  `coalesce(sum(coalesce(e.computed_cost_usd, e.reported_cost_usd)), 0)::text AS cost_usd`,
  `coalesce(sum(e.reported_cost_usd), 0)::text AS reported_cost_usd`,
].join(', ')

// The events that are kept, and the roll-ups from before as if each were one event of nobody knows which session and run.
const EVENTS_AND_SUMS = `(
    SELECT organization_id, series_id, origin_id, occurred_at, 1 AS events,
      (computed_cost_usd IS NULL AND reported_cost_usd IS NULL)::integer AS unpriced_events,
      (reported_cost_usd IS NOT NULL)::integer AS reported_events, (quality = 'l')::integer AS lower_bound_events,
      ${TOKENS.join(', ')}, coalesce(computed_cost_usd, reported_cost_usd) AS cost_usd, reported_cost_usd
    FROM usage_event WHERE organization_id = current_organization_id() AND occurred_at >= ${EVENTS_KEPT_FROM}
    UNION ALL
    SELECT organization_id, series_id, NULL, quarter, ${MEASURES.join(', ')}
    FROM usage_rollup WHERE organization_id = current_organization_id() AND quarter < ${EVENTS_KEPT_FROM})`

function toMeasures(row: Record<string, string | null>): SpendMeasures {
  const number = (name: string): number => Number(row[name] ?? 0)
  const events = number('events')
  const unpricedEvents = number('unpriced_events')
  const reportedEvents = number('reported_events')
  return {
    events,
    unpricedEvents,
    reportedEvents,
    lowerBoundEvents: number('lower_bound_events'),
    inputTokens: number('input_tokens'),
    outputTokens: number('output_tokens'),
    cacheReadTokens: number('cache_read_tokens'),
    cacheWrite5mTokens: number('cache_write_5m_tokens'),
    cacheWrite1hTokens: number('cache_write_1h_tokens'),
    reasoningTokens: number('reasoning_tokens'),
    webSearchRequests: number('web_search_requests'),
    costUsd: events === unpricedEvents ? null : withoutTrailingZeros(row.cost_usd ?? '0'),
    reportedCostUsd: reportedEvents === 0 ? null : withoutTrailingZeros(row.reported_cost_usd ?? '0'),
  }
}

/** The exact text that formatUsd gives: NUMERIC(30,15) pads with zeros. */
export function withoutTrailingZeros(decimal: string): string {
  if (!decimal.includes('.')) return decimal
  let end = decimal.length
  while (decimal[end - 1] === '0') end--
  return decimal.slice(0, decimal[end - 1] === '.' ? end - 1 : end)
}
