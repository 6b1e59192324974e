/** What was typed makes no sense: the terminal answers with the sentence and exit code 2. */
export class BadUsageError extends Error {
  override readonly name = 'BadUsageError'
}
