export const IMPORT_STATUSES = ['receiving', 'queued', 'processing', 'done', 'failed', 'undone'] as const
export type ImportStatus = (typeof IMPORT_STATUSES)[number]
export type ImportKind = 'upload' | 'api' | 'sample'

/** An import as a member sees it. Times are ISO 8601 in UTC, sizes in bytes, the rest are counts of lines or events. */
export interface ImportView {
  id: string
  kind: ImportKind
  name: string
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
}

/** A line that was not taken, and why. */
export interface ImportProblem {
  file: string | null
  line: number | null
  message: string
}

/** What is said of a file beside it, for what its lines do not say. */
export interface ImportLabels {
  project?: string
  framework?: string
  task?: string
  team?: string
  user?: string
  runId?: string
}
