import type { CostLine, PriceBasis } from '../pricing/priced-usage'
import type { SentLabels } from './sent-labels'
import type { UsageEvent } from './usage-event'

/** What made a cost: the rules that were stored with it and the lines that sum to it. */
export interface ExplainedPrice extends PriceBasis {
  /** Null where today's code and prices no longer make the stored cost: the figure stands, its lines can't be shown. */
  lines: CostLine[] | null
}

/** One event of the ledger. The token counts are the whole call's, components included. */
export interface LedgerEvent extends Omit<UsageEvent, 'thread'> {
  /** Computed where there is a price, else reported; decimal string in USD, null where there is neither. */
  costUsd: string | null
  computedCostUsd: string | null
  /** As it was priced when it came in, before any repricing; null where there was no price then. */
  firstComputedCostUsd: string | null
  price: ExplainedPrice | null
  /** Why there is no computed cost; null where there is one. */
  unpricedReason: string | null
  importId: string
  /** The name it was sent under, where its person's address is shown in its place. */
  sentUser: string | null
  /** Its other labels as they were sent, where a rule shows another; null where none does. */
  sentLabels: Omit<SentLabels, 'user'> | null
}
