import pg from 'pg'
import { withoutTrailingZeros } from '../usage/sum-spend-by'

const { builtins } = pg.types

const readers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.NUMERIC, withoutTrailingZeros],
  // As it is: a day has no zone.
  [builtins.DATE, (text) => text],
])

/** Reads values as the export writes them: counts as numbers, money as exact text, days as days. */
export const EXPORT_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    readers.get(type) ??
    (format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type)),
}
