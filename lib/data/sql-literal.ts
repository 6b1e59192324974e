import pg from 'pg'

/** A value as it stands in a statement that takes no parameters (COPY, several statements at once). */
export function sqlLiteral(value: unknown): string {
  if (Array.isArray(value)) return `ARRAY[${value.map(sqlLiteral).join(', ')}]`
  if (value instanceof Date) return `${pg.escapeLiteral(value.toISOString())}::timestamptz`
  if (typeof value === 'string') return pg.escapeLiteral(value)
  if (value === null || typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value)
  throw new Error('No literal for a value of this kind')
}
