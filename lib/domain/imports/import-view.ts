import type { CsvMapping } from '../usage/mapped-csv/csv-mapping'

export const IMPORT_STATUSES = ['receiving', 'queued', 'processing', 'done', 'failed', 'undone'] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]
export type ImportKind = 'upload' | 'api' | 'sample'

/** An import as a member sees it. Times are ISO 8601 in UTC, sizes in bytes, the rest are counts of lines or events. */
export interface ImportView {
  id: string
  kind: ImportKind
  name: string
  /** Who brought it: a member's name or address, or a key's name; null where nobody knows any more. */
  by: string | null
  format: string
  status: ImportStatus
  error: string | null
  bytesTotal: number | null
  bytesRead: number
  accepted: number
  updated: number
  duplicates: number
  rejected: number
  createdAt: string
  finishedAt: string | null
  undoneAt: string | null
  /** How its CSV was read, where its sender said so. */
  mapping: CsvMapping | null
  /** Whether something is said of it as a whole, as the first of its problems. */
  hasNote: boolean
}

/** A line that was not taken, and why; or, where neither file nor line is named, a note on the import itself. */
export interface ImportProblem {
  file: string | null
  line: number | null
  message: string
}

export const isNote = ({ file, line }: ImportProblem): boolean => file === null && line === null

/** What is said of a file beside it, for what its lines do not say. */
export interface ImportLabels {
  project?: string
  framework?: string
  task?: string
  team?: string
  user?: string
  runId?: string
}
