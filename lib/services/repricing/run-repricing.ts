import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { holdIdentities } from '../../data/erasure/erased-names'
import { lockNextEvents, undoCosts, writeCosts } from '../../data/prices/reprice-events'
import {
  addRepricingProgress,
  addUndoProgress,
  findActiveRepricingId,
  lockRepricing,
  setRepricingStatus,
} from '../../data/prices/repricing-rows'
import { EventReferences } from '../../data/usage/event-references'
import { toUsageEvent } from '../../data/usage/find-usage-events'
import { withoutTrailingZeros } from '../../data/usage/sum-spend-by'
import { ProductError } from '../../domain/errors'
import { formatUsd, parseUsd } from '../../domain/money'
import type { PriceBook } from '../../domain/pricing/price-book'
import { repriceEvent } from '../../domain/pricing/reprice-event'
import { repricingBook } from './repricing-book'

const EVENTS_AT_ONCE = 1_000

/** Works on the repricing that an organization has under way, a batch a transaction, until its end or the signal. */
export async function runRepricing(organizationId: number, signal?: AbortSignal): Promise<void> {
  const books = new Map<string, PriceBook>()
  for (;;) {
    if (signal?.aborted) return
    const references = new EventReferences()
    let id: string | null = null
    try {
      const isOver = await inOrganizationSql(organizationId, async (tx) => {
        await holdIdentities(tx)
        id = await findActiveRepricingId(tx)
        return id === null ? true : runBatch(tx, id, references, books)
      })
      references.commit(organizationId)
      if (isOver) return
    } catch (error) {
      // A figure that can't be kept would fail again and again: it ends, and can be undone.
      if (id === null || !isOverflow(error)) throw error
      const failed: string = id
      await inOrganizationSql(organizationId, (tx) =>
        setRepricingStatus(tx, failed, 'failed', 'A total would have been too large to be kept exactly.'),
      )
      return
    }
  }
}

// Whoever else works on it waits for the lock, and goes on from where this batch ended.
async function runBatch(
  tx: SqlTransaction,
  id: string,
  references: EventReferences,
  books: Map<string, PriceBook>,
): Promise<boolean> {
  const repricing = await lockRepricing(tx, id)
  if (repricing?.status === 'undoing') {
    const undone = await undoCosts(tx, id, EVENTS_AT_ONCE)
    if (undone > 0) await addUndoProgress(tx, id, undone)
    else await setRepricingStatus(tx, id, 'undone')
    return undone === 0
  }
  if (repricing?.status !== 'queued' && repricing?.status !== 'running') return false
  const book = books.get(id) ?? (await repricingBook(tx, repricing.snapshotId, repricing.ownPrices))
  books.set(id, book)
  const { events, passed, last } = await lockNextEvents(tx, repricing, repricing.done, EVENTS_AT_ONCE)
  if (last === null) {
    await setRepricingStatus(tx, id, 'done')
    return true
  }
  let before = 0n
  let after = 0n
  let newlyPriced = 0
  const changes = events.flatMap((row) => {
    const event = toUsageEvent(row)
    const computedUsd = row.computed_cost_usd === null ? null : withoutTrailingZeros(row.computed_cost_usd)
    const made = repriceEvent(event, computedUsd, book)
    if (!made) return []
    const known = computedUsd ?? event.reportedCostUsd
    if (known === null) newlyPriced++
    before += parseUsd(known ?? '0') ?? 0n
    after += parseUsd(made.computedUsd) ?? 0n
    return [{ id: row.id, computedUsd: made.computedUsd, basisId: references.basisIdOf(made.basis) }]
  })
  await references.insert(tx)
  await writeCosts(tx, id, changes)
  await addRepricingProgress(tx, id, {
    last,
    passed,
    changed: changes.length,
    newlyPriced,
    beforeUsd: formatUsd(before),
    afterUsd: formatUsd(after),
  })
  return false
}

function isOverflow(error: unknown): boolean {
  return error instanceof ProductError && error.code === 'unprocessable'
}
