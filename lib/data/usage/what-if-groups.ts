import type { SpendFilters } from '../../domain/usage/spend'
import type { CallNames } from '../../domain/what-if/swap-call'
import type { SqlTransaction } from '../database'
import { STORED_EVENT, STORED_EVENT_FROM, type StoredEvent } from './find-usage-events'
import { filterConditions, Parameters } from './sum-spend-by'

export interface RepricingQuestion {
  from: Date | null
  to: Date | null
  timeZone: string
  filters: SpendFilters
}

/** Where calls may stop to cost the same a token: sorted; a call lies on or over an edge, or under it. */
export interface GroupEdges {
  instants: readonly Date[]
  contextTokens: readonly number[]
  /** Of input and output together. */
  allTokens: readonly number[]
}

/** `bare`: reported by its source with a cost and no tokens. */
export type CallKind = 'usable' | 'no_cost' | 'bare'

export interface CallGroup {
  names: CallNames
  kind: CallKind
  hasComponents: boolean
  /** Of one of its calls; for every edge, all its calls are on the same side. */
  atMs: number
  contextTokens: bigint
  allTokens: bigint
  events: number
  counts: Record<(typeof TOKENS)[number], bigint>
  costUsd: string | null
}

const TOKENS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'web_search_requests',
] as const
const NAMES = ['model', 'provider', 'service_tier', 'speed', 'inference_geo'] as const
const INPUT = '(e.input_tokens + e.cache_read_tokens + e.cache_write_5m_tokens + e.cache_write_1h_tokens)'
// A report's sum over many calls has no context: no tier is read from it, and it fits everywhere.
const CONTEXT = `(CASE WHEN e.quality = 'a' THEN 0 ELSE ${INPUT} END)`
const ALL = `(CASE WHEN e.quality = 'a' THEN 0 ELSE ${INPUT} + e.output_tokens END)`
const COST = 'coalesce(e.computed_cost_usd, e.reported_cost_usd)'
const KIND = `CASE WHEN ${COST} IS NULL THEN 'no_cost'
  WHEN e.computed_cost_usd IS NULL AND ${INPUT} + e.output_tokens = 0 AND e.web_search_requests = 0 THEN 'bare' ELSE 'usable' END`

type NamesRow = Record<(typeof NAMES)[number], string | null>

/** The combinations of names that events of the filters can have, and when their first and last one was. */
export async function findCallNames(
  tx: SqlTransaction,
  question: RepricingQuestion,
): Promise<{ names: CallNames[]; fromMs: number; toMs: number }> {
  const { from: first, to: end } = question
  const p = new Parameters(question.timeZone)
  const { session: _, run: __, ...ofSeries } = question.filters
  const conditions = ['s.organization_id = current_organization_id()', ...filterConditions(ofSeries, p, '')]
  const rows = await tx.rows<NamesRow>(
    `SELECT DISTINCT ${NAMES.map((name) => `s.${name}`).join(', ')} FROM series s WHERE ${conditions.join(' AND ')}`,
    p.values,
  )
  const [range] = await tx.rows<{ first: Date | null; last: Date | null }>(
    `SELECT min(occurred_at) AS first, max(occurred_at) AS last FROM usage_event
     WHERE organization_id = current_organization_id() AND occurred_at >= coalesce($1, '-infinity'::timestamptz)
       AND occurred_at < coalesce($2, 'infinity'::timestamptz)`,
    [first, end],
  )
  return {
    names: rows.map(toNames),
    fromMs: range?.first?.getTime() ?? 0,
    toMs: range?.last?.getTime() ?? 0,
  }
}

/** The events of the filters, summed between edges of price. */
export async function sumCallsBetween(
  tx: SqlTransaction,
  question: RepricingQuestion,
  edges: GroupEdges,
): Promise<CallGroup[]> {
  const p = new Parameters(question.timeZone)
  const conditions = eventConditions(question, p)
  const bucket = (of: string, edgesOf: readonly unknown[], type: string) =>
    edgesOf.length === 0 ? '0' : `width_bucket(${of}, ${p.add(edgesOf)}::${type}[])`
  const rows = await tx.rows<GroupRow>(
    `SELECT ${NAMES.map((name) => `s.${name}`).join(', ')}, g.kind, g.has_components, min(g.at) AS at,
       min(g.context)::text AS context, min(g.all_tokens)::text AS all_tokens, sum(g.events)::text AS events,
       ${TOKENS.map((name) => `sum(g.${name})::text AS ${name}`).join(', ')}, sum(g.cost)::text AS cost
     FROM (
       SELECT e.series_id, ${KIND} AS kind, e.components IS NOT NULL AS has_components,
         ${bucket('e.occurred_at', edges.instants, 'timestamptz')} AS t, ${bucket(CONTEXT, edges.contextTokens, 'bigint')} AS c,
         ${bucket(ALL, edges.allTokens, 'bigint')} AS w, min(e.occurred_at) AS at, min(${CONTEXT}) AS context,
         min(${ALL}) AS all_tokens, count(*) AS events, ${TOKENS.map((name) => `sum(e.${name}) AS ${name}`).join(', ')},
         sum(${COST}) AS cost
       FROM ${FROM} WHERE ${conditions.join(' AND ')} GROUP BY 1, 2, 3, 4, 5, 6
     ) g JOIN series s ON s.organization_id = current_organization_id() AND s.id = g.series_id
     GROUP BY ${NAMES.map((name) => `s.${name}`).join(', ')}, g.kind, g.has_components, g.t, g.c, g.w`,
    p.values,
  )
  return rows.map((row) => ({
    names: toNames(row),
    kind: row.kind,
    hasComponents: row.has_components,
    atMs: row.at.getTime(),
    contextTokens: BigInt(row.context),
    allTokens: BigInt(row.all_tokens),
    events: Number(row.events),
    counts: {
      input_tokens: BigInt(row.input_tokens),
      output_tokens: BigInt(row.output_tokens),
      cache_read_tokens: BigInt(row.cache_read_tokens),
      cache_write_5m_tokens: BigInt(row.cache_write_5m_tokens),
      cache_write_1h_tokens: BigInt(row.cache_write_1h_tokens),
      web_search_requests: BigInt(row.web_search_requests),
    },
    costUsd: row.cost,
  }))
}

const FROM = STORED_EVENT_FROM
const PAGE = 5_000

/** Usable events one by one: those that hold several models' calls, and those of the names given. */
export async function* readUsableCalls(
  tx: SqlTransaction,
  question: RepricingQuestion,
  names: readonly CallNames[],
): AsyncGenerator<StoredEvent> {
  const p = new Parameters(question.timeZone)
  const conditions = eventConditions(question, p)
  const keys = names.map((one) => JSON.stringify(NAMES.map((name) => textOf(one, name))))
  const wanted =
    keys.length === 0
      ? 'e.components IS NOT NULL'
      : `(e.components IS NOT NULL OR jsonb_build_array(${NAMES.map((name) => `s.${name}`).join(', ')}) = ANY(${p.add(keys)}::jsonb[]))`
  await tx.rows(
    `DECLARE usable_calls NO SCROLL CURSOR FOR SELECT ${STORED_EVENT} FROM ${FROM}
     WHERE ${[...conditions, wanted, `${KIND} = 'usable'`].join(' AND ')}`,
    p.values,
  )
  for (;;) {
    const rows = await tx.rows<StoredEvent>(`FETCH ${PAGE} FROM usable_calls`)
    yield* rows
    if (rows.length < PAGE) break
  }
  await tx.rows('CLOSE usable_calls')
}

function eventConditions(question: RepricingQuestion, p: Parameters): string[] {
  const conditions = ['e.organization_id = current_organization_id()']
  if (question.from) conditions.push(`e.occurred_at >= ${p.add(question.from)}`)
  if (question.to) conditions.push(`e.occurred_at < ${p.add(question.to)}`)
  return [...conditions, ...filterConditions(question.filters, p, 'e.occurred_at')]
}

type GroupRow = NamesRow &
  Record<(typeof TOKENS)[number], string> & {
    kind: CallKind
    has_components: boolean
    at: Date
    context: string
    all_tokens: string
    events: string
    cost: string | null
  }

const toNames = (row: NamesRow): CallNames => ({
  model: row.model,
  provider: row.provider,
  serviceTier: row.service_tier,
  speed: row.speed,
  inferenceGeo: row.inference_geo,
})

function textOf(names: CallNames, column: (typeof NAMES)[number]): string | null {
  if (column === 'service_tier') return names.serviceTier
  return column === 'inference_geo' ? names.inferenceGeo : names[column]
}
