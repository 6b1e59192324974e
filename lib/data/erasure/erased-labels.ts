/** What somebody was called: the spellings that names are compared by, and the user labels as they stand in the ledger. */
export interface ErasedLabels {
  spellings: readonly string[]
  users: readonly string[]
}
