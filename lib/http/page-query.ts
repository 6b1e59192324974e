import { z } from 'zod'
import { ProductError } from '../domain/errors'
import type { TableFormat } from './file-format'

/** How many a page of a list holds: where nobody says, and at most. */
export interface PageSize {
  standard: number
  most: number
}

/** The sizes that lists have. */
export const PAGE_SIZES = {
  short: { standard: 50, most: 200 },
  long: { standard: 100, most: 1_000 },
  catalogue: { standard: 100, most: 5_000 },
} as const satisfies Record<string, PageSize>

/** What `limit` may be, for what checks it and for the API's document. */
export const limitSchema = ({ most }: PageSize) => z.int().min(1).max(most)

/** The page that is asked for by `limit` and `cursor`. */
export function parsePage(query: URLSearchParams, size: PageSize): { limit: number; cursor: string | null } {
  return { limit: parseLimit(query, size), cursor: query.get('cursor') || null }
}

/** The same for a list whose file holds all of it, unless a page of it was asked for. */
export function parsePageOrAll(
  query: URLSearchParams,
  size: PageSize,
  format: TableFormat,
): { limit: number | null; cursor: string | null } {
  const page = parsePage(query, size)
  return format !== 'json' && !query.get('limit') ? { ...page, limit: null } : page
}

function parseLimit(query: URLSearchParams, size: PageSize): number {
  const text = query.get('limit')
  if (text === null || text === '') return size.standard
  const limit = limitSchema(size).safeParse(Number(text))
  if (limit.success) return limit.data
  const message = `Give a whole number from 1 to ${size.most}.`
  throw new ProductError('invalid', `limit: ${message}`, { fields: [{ path: 'limit', message }] })
}
