import type { PriceBasis } from '../../domain/pricing/priced-usage'
import type { SpendFilters } from '../../domain/usage/spend'
import { copyInOrganization, inOrganizationSql, readInOrganization, type SqlTransaction } from '../database'
import { EVENTS_KEPT_FROM, findKeptFrom } from '../organizations/retention'
import { STORED_EVENT, STORED_EVENT_FROM, type StoredEvent } from './find-usage-events'
import { filterConditions, Parameters } from './sum-spend-by'

export interface EventPlace {
  occurredAt: Date
  id: string
}

export interface EventsQuestion {
  from: Date | null
  to: Date | null
  timeZone: string
  filters: SpendFilters
  /** Only events after this one in the list's order, which is newest first. */
  after: EventPlace | null
  limit: number
  isUnpriced?: boolean
}

export type ListedEvent = StoredEvent & { basis: PriceBasis | null }

/** Events newest first, from the time index: the cost of a page does not grow with what lies outside it. */
export function listStoredEvents(tx: SqlTransaction, question: EventsQuestion): Promise<ListedEvent[]> {
  const p = new Parameters(question.timeZone)
  const conditions = ['e.organization_id = current_organization_id()']
  if (question.from) conditions.push(`e.occurred_at >= ${p.add(question.from)}`)
  if (question.to) conditions.push(`e.occurred_at < ${p.add(question.to)}`)
  if (question.after) {
    const at = p.add(question.after.occurredAt)
    conditions.push(`e.occurred_at <= ${at}`, `(e.occurred_at < ${at} OR e.id > ${p.add(question.after.id)})`)
  }
  if (question.isUnpriced) conditions.push('e.computed_cost_usd IS NULL AND e.reported_cost_usd IS NULL')
  conditions.push(...filterConditions(question.filters, p, 'e.occurred_at'))
  return tx.rows<ListedEvent>(
    `SELECT ${STORED_EVENT}, b.basis FROM ${STORED_EVENT_FROM}
     LEFT JOIN price_basis b ON b.organization_id = e.organization_id AND b.id = e.price_basis_id
     WHERE ${conditions.join(' AND ')} ORDER BY e.occurred_at DESC, e.id LIMIT ${p.add(question.limit)}`,
    p.values,
  )
}

/** An event with the snapshot that its cost was made from; null where it has no computed cost. */
export type DatedEvent = StoredEvent & { snapshot_id: string | null }

/** What repricings made of an event, the newest first; null where there were none. */
export interface RepricedRow {
  repriced: { before_usd: string | null; after_usd: string }[] | null
}

// In the statement of the events, so that both are of one moment; asked for none where nothing was ever repriced.
export const REPRICINGS = `CASE WHEN EXISTS (SELECT FROM repriced_event WHERE organization_id = current_organization_id()) THEN
  (SELECT json_agg(json_build_object('before_usd', r.before_usd::text, 'after_usd', r.after_usd::text)
    ORDER BY p.created_at DESC, p.id DESC) FROM repriced_event r
  JOIN repricing p ON p.organization_id = r.organization_id AND p.id = r.repricing_id
  WHERE r.organization_id = current_organization_id() AND r.event_id = e.id) END`

/** What calls that are no longer kept came to, as if it were one of them; null of a call that is. */
export interface SummedRow {
  summed: { events: number; unpriced_events: number } | null
}

const KEPT_OR_SUMMED = [
  ...[
    'organization_id',
    'id',
    'occurred_at',
    'series_id',
    'origin_id',
    'price_basis_id',
    'source_line',
    'source_ref',
  ],
  ...['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_write_5m_tokens', 'cache_write_1h_tokens'],
  ...[
    'reasoning_tokens',
    'web_search_requests',
    'computed_cost_usd',
    'reported_cost_usd',
    'components',
    'latency_ms',
  ],
  ...['is_sidechain', 'is_error', 'quality', 'import_id', 'request_id', 'via'],
]
const OF_SUM: Record<string, string> = {
  ...{
    id: `''`,
    occurred_at: 'quarter',
    computed_cost_usd: 'CASE WHEN events > unpriced_events THEN cost_usd END',
  },
  ...{ is_sidechain: 'false', is_error: 'false', quality: `'m'` },
  ...Object.fromEntries(
    [
      'origin_id',
      'price_basis_id',
      'source_line',
      'source_ref',
      'reported_cost_usd',
      'components',
      'latency_ms',
    ]
      .concat('import_id', 'request_id', 'via')
      .map((name) => [name, 'NULL']),
  ),
}
const EVENTS_AND_SUMS = `(
  SELECT ${KEPT_OR_SUMMED.join(', ')}, NULL::json AS summed FROM usage_event
  WHERE organization_id = current_organization_id() AND occurred_at >= ${EVENTS_KEPT_FROM}
  UNION ALL
  SELECT ${KEPT_OR_SUMMED.map((name) => OF_SUM[name] ?? name).join(', ')},
    json_build_object('events', events, 'unpriced_events', unpriced_events)
  FROM usage_rollup WHERE organization_id = current_organization_id() AND events > 0 AND quarter < ${EVENTS_KEPT_FROM}) e
  JOIN series s ON s.organization_id = e.organization_id AND s.id = e.series_id
  LEFT JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id`

/**
 * All events of a range, oldest first, and the sums by quarter hour and series of those that are no longer kept; all of one
 * moment.
 */
export async function* readEventsAndSums(
  organizationId: number,
  question: ReadQuestion,
): AsyncGenerator<(DatedEvent & SummedRow)[]> {
  const isCut = (await inOrganizationSql(organizationId, (tx) => findKeptFrom(tx, question.from))) !== null
  const p = new Parameters(question.timeZone)
  const columns = `${STORED_EVENT}, b.snapshot_id, ${isCut ? 'e.summed' : 'NULL'} AS summed`
  const text = eventsStatement(
    columns,
    question,
    p,
    'oldest first',
    isCut ? EVENTS_AND_SUMS : STORED_EVENT_FROM,
  )
  yield* readInOrganization<DatedEvent & SummedRow>(organizationId, { text, values: p.values })
}

type Order = 'oldest first' | 'newest first'

/** All events of a range, oldest or newest first, a batch at a time. */
export function readStoredEvents(
  organizationId: number,
  question: ReadQuestion,
  order: Order,
): AsyncGenerator<DatedEvent[]> {
  return readRows<DatedEvent>(organizationId, question, order, '')
}

/** The same newest first, each with its repricings. */
export function readRepricedEvents(
  organizationId: number,
  question: ReadQuestion,
): AsyncGenerator<(DatedEvent & RepricedRow)[]> {
  return readRows<DatedEvent & RepricedRow>(
    organizationId,
    question,
    'newest first',
    `, ${REPRICINGS} AS repriced`,
  )
}

export type ReadQuestion = Pick<EventsQuestion, 'from' | 'to' | 'timeZone' | 'filters' | 'isUnpriced'>

function readRows<Row extends DatedEvent>(
  organizationId: number,
  question: ReadQuestion,
  order: Order,
  more: string,
): AsyncGenerator<Row[]> {
  const p = new Parameters(question.timeZone)
  const text = eventsStatement(`${STORED_EVENT}, b.snapshot_id${more}`, question, p, order)
  return readInOrganization<Row>(organizationId, { text, values: p.values })
}

/**
 * All events of a range, newest first, as PostgreSQL's COPY writes them (text format): lines of cells between tabs, one for
 * each expression over an event (e), its series (s), origin (o) and price basis (b).
 */
export function copyEvents(
  organizationId: number,
  question: ReadQuestion,
  expressions: readonly string[],
): AsyncGenerator<string[]> {
  const p = new Parameters(question.timeZone, true)
  return copyInOrganization(
    organizationId,
    eventsStatement(expressions.join(', '), question, p, 'newest first'),
  )
}

function eventsStatement(
  columns: string,
  question: ReadQuestion,
  p: Parameters,
  order: Order,
  from = STORED_EVENT_FROM,
): string {
  const conditions = ['e.organization_id = current_organization_id()']
  if (question.from) conditions.push(`e.occurred_at >= ${p.add(question.from)}`)
  if (question.to) conditions.push(`e.occurred_at < ${p.add(question.to)}`)
  if (question.isUnpriced) conditions.push('e.computed_cost_usd IS NULL AND e.reported_cost_usd IS NULL')
  conditions.push(...filterConditions(question.filters, p, 'e.occurred_at'))
  return `SELECT ${columns} FROM ${from}
     LEFT JOIN price_basis b ON b.organization_id = e.organization_id AND b.id = e.price_basis_id
     WHERE ${conditions.join(' AND ')} ORDER BY e.occurred_at${order === 'newest first' ? ' DESC' : ''}, e.id`
}
