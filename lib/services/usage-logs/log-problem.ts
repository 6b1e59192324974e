/** Something in a log that could not be read, for the user to find it again. */
export interface LogProblem {
  file: string
  /** Counted from 1; null where it is about the whole file. */
  line: number | null
  message: string
}

/** A file that can't be read at all, in one sentence for the user. */
export class UnreadableLogError extends Error {
  override readonly name = 'UnreadableLogError'
}
