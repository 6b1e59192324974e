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
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value)
  const parts = Array.isArray(value)
    ? value.map((one) => inWords(one) ?? 'none')
    : Object.entries(value).map(([name, one]) => `${name.replaceAll('_', ' ')}: ${inWords(one) ?? 'none'}`)
  if (parts.length === 0) return 'none'
  return parts.join(Array.isArray(value) && typeof value[0] === 'object' ? '; ' : ', ')
}
