export interface Change {
  name: string
  /** Null where there was none. */
  before: string | null
  after: string | null
}

type Known = Readonly<Record<string, unknown>> | null

/** What differs between what was and what is, by name; of what was made or ended, all of it. */
export function changesOf({ before, after }: { before: Known; after: Known }): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names
    .map((name) => ({ name, before: inWords(before?.[name]), after: inWords(after?.[name]) }))
    .filter((change) => change.before !== change.after)
}

function inWords(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
