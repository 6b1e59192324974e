import type { SqlTransaction } from '../../data/database'
import { upsertUsageEvents } from '../../data/usage/upsert-usage-events'
import { keepBetterRow, type UsageEventRow } from '../../data/usage/usage-row'
import type { DropLedger } from '../../domain/imports/drop-ledger'
import { dropReason } from '../../domain/imports/drop-reason'
import { type DropRecord, toDropRecord } from '../../domain/imports/drop-record'
import type { UsageEvent } from '../../domain/usage/usage-event'

/**
 * A record that may stand for its call: a line that was sent; one of an older import that was held back until now; or
 * one of the ledger that a line says more of, which is still there or was taken out.
 */
export interface Candidate {
  row: UsageEventRow
  event: UsageEvent
  importId: string
  kind: 'sent' | 'freed' | 'restated' | 'taken_out'
}

/** Writes the best record of each call; every other one is dropped for exactly one reason. */
export async function writeCalls(
  tx: SqlTransaction,
  candidates: readonly Candidate[],
  drops: DropLedger,
): Promise<{ accepted: number; updated: number }> {
  const best = new Map<string, Candidate>()
  const others = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const { id } = candidate.row
    const known = best.get(id)
    if (known === undefined) {
      best.set(id, candidate)
      continue
    }
    const isBetter = keepBetterRow(known.row, candidate.row) !== known.row
    if (isBetter) best.set(id, candidate)
    const lost = isBetter ? known : candidate
    const before = others.get(id)
    if (before) before.push(lost)
    else others.set(id, [lost])
  }
  const { known } = await upsertUsageEvents(
    tx,
    [...best.values()].map(({ row }) => row),
  )
  const counts = { accepted: 0, updated: 0 }
  for (const [id, chosen] of best) {
    const call = { chosen, others: others.get(id) ?? [], known: known.get(id) ?? null }
    if (call.known === null) {
      if (chosen.kind === 'sent') counts.accepted++
      if (chosen.kind === 'freed') drops.restore(chosen.importId)
      if (call.others.length === 0) continue
    }
    if (explain(call, drops)) counts.updated++
  }
  return counts
}

interface Call {
  chosen: Candidate
  others: readonly Candidate[]
  known: { stored: DropRecord; isReplaced: boolean } | null
}

/** Says of each record of a call but the one that stands for it why it was dropped. True where a line changed the call. */
function explain({ chosen, others, known }: Call, drops: DropLedger): boolean {
  const isChosen = known === null || known.isReplaced
  const kept = isChosen ? recordOf(chosen) : known.stored
  const dropped = isChosen ? others : [chosen, ...others]
  const isChange = known?.isReplaced === true
  if (isChange && chosen.kind === 'freed') drops.restore(chosen.importId)
  if (isChange && chosen.kind !== 'restated')
    drops.replaced(dropReason(known.stored, kept), { dropped: known.stored, kept })
  const isSent = chosen.kind === 'sent' || others.some(({ kind }) => kind === 'sent')
  // A line whose names alone were taken has changed the call: it is no duplicate.
  let isTold = isChange && chosen.kind === 'sent'
  for (const candidate of dropped) {
    const record = recordOf(candidate)
    const reason = dropReason(record, kept)
    if (candidate.kind === 'taken_out') drops.replaced(reason, { dropped: record, kept })
    else if (candidate.kind === 'sent') {
      if (isChange && !isTold) {
        drops.replaced(reason, { dropped: record, kept })
        isTold = true
      } else drops.line(reason, { dropped: record, kept })
    }
  }
  return isChange && isSent
}

const recordOf = ({ event, importId }: Candidate): DropRecord => toDropRecord(event, importId)
