import type { Alert } from './alert'

/** An alert to be raised; whoever raises the same `dedupeKey` first has raised it. */
export type NewAlert = Pick<
  Alert,
  | 'kind'
  | 'dedupeKey'
  | 'subject'
  | 'budgetId'
  | 'threshold'
  | 'period'
  | 'crossedAt'
  | 'amount'
  | 'spent'
  | 'expected'
> & { channelIds: readonly string[] }
