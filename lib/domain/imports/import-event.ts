import type { ImportKind, ImportProblem, ImportStatus } from './import-view'

/** What can be told of an import, each once: that it came to its end, that it could not, that somebody took it back. */
export const IMPORT_EVENTS = ['finished', 'failed', 'undone'] as const
export type ImportEvent = (typeof IMPORT_EVENTS)[number]

/** An import as it was when something happened to it: kept in import_delivery.facts. */
export interface ImportFacts {
  importId: string
  kind: ImportKind
  name: string
  format: string
  status: ImportStatus
  error: string | null
  accepted: number
  updated: number
  duplicates: number
  rejected: number
  /** The first lines that were not taken. */
  problems: ImportProblem[]
  /** The calls that it brought first and what they cost, decimal USD; of an undone one: what it took away again. */
  events: number
  costUsd: string | null
  unpricedEvents: number
}

/**
 * Whether an event of an import of a kind is told. What a key sends in a day never comes to an end; sample data is
 * nobody's spend.
 */
export function isToldOf(kind: ImportKind, event: ImportEvent): boolean {
  return kind === 'upload' || (kind === 'api' && event === 'undone')
}
