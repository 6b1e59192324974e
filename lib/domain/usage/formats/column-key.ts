/** A column's name as formats compare it, however it is cased and separated: "Input (w/ Cache Write)" is input_w_cache_write. */
export function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** A record by its columns' keys. */
export function byColumnKey(record: Readonly<Record<string, unknown>>): Map<string, unknown> {
  return new Map(Object.entries(record).map(([name, value]) => [columnKey(name), value]))
}
