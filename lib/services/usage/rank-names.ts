import type { SqlTransaction } from '../../data/database'
import { findUsageShare } from '../../data/people/members-see'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { isTimeDimension } from '../../domain/usage/dimension-label'
import type { SpendDimension } from '../../domain/usage/spend'
import { totalTokens } from '../../domain/usage/spend-measure'

type Names = (string | null)[]

const rankings = new Map<string, { names: Names; untilMs: number }>()
const KEPT_MS = 600_000
const RECENT_MS = 400 * 86_400_000
const MOST_RANKINGS = 2_000
// Sessions and runs come and go: no colour of theirs is worth a pass over all events.
const UNRANKED = new Set<SpendDimension>(['session', 'run'])

/** A dimension's names of the last year or so, largest first. Kept for ten minutes: it only decides on colours. */
export async function rankNames(
  tx: SqlTransaction,
  dimension: SpendDimension,
  nowMs: number,
): Promise<Names> {
  if (isTimeDimension(dimension) || UNRANKED.has(dimension)) return []
  // What somebody sees a part of has an order of its own, which is not kept.
  const isWhole = (await findUsageShare(tx)).kind === 'all'
  const key = `${tx.organizationId} ${dimension}`
  const known = rankings.get(key)
  if (isWhole && known && known.untilMs > nowMs) return known.names
  const rows = await sumSpendBy(tx, {
    from: new Date(nowMs - RECENT_MS),
    to: null,
    timeZone: 'UTC',
    groupBy: [dimension],
    filters: {},
  })
  const names = rows
    .sort((a, b) => Number(b.costUsd ?? 0) - Number(a.costUsd ?? 0) || totalTokens(b) - totalTokens(a))
    .map(({ values: [name = null] }) => name)
  if (rankings.size > MOST_RANKINGS) rankings.clear()
  if (isWhole && names.length > 0) rankings.set(key, { names, untilMs: nowMs + KEPT_MS })
  return names
}
