import { ProductError } from '../../domain/errors'

/** A page of a list that is at hand whole; the cursor is a place in it. */
export function pageOf<Item>(
  all: readonly Item[],
  { limit, cursor }: { limit: number; cursor: string | null },
): { items: Item[]; nextCursor: string | null } {
  const start = Number(cursor ?? '0')
  if (!Number.isSafeInteger(start) || start < 0) {
    throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
      fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
    })
  }
  const end = start + limit
  return { items: all.slice(start, end), nextCursor: end < all.length ? String(end) : null }
}
