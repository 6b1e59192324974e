import { z } from 'zod'
import { ProductError } from './errors'
import { isUuid } from './is-uuid'

/** One page of a list; the cursor asks for the next one, null where there is none. */
export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

const FIRST = Date.UTC(2000, 0, 1)
const END = Date.UTC(2100, 0, 1)

/** What a place in a list is made of: only what Postgres can be asked for. */
export const placePart = {
  id: z.string().refine(isUuid),
  text: z.string().refine((text) => !text.includes('\0')),
  time: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .refine((at) => at.getTime() >= FIRST && at.getTime() < END),
}

/** The refusal of a cursor that no answer of ours held. */
export function refusedCursor(): ProductError {
  return new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
}

/** The place that a cursor stands for, null for the list's beginning; throws `invalid` for what is no cursor of ours. */
export function readCursor<Schema extends z.ZodType>(
  cursor: string | null,
  place: Schema,
): z.output<Schema> | null {
  if (cursor === null) return null
  const parsed = place.safeParse(fromBase64Json(cursor))
  if (!parsed.success) throw refusedCursor()
  return parsed.data
}

/** A page out of what was found, one more than the limit where there are more; all of it without a limit. */
export function takePage<Item>(
  found: readonly Item[],
  limit: number | null,
  placeOf: (item: Item) => readonly (string | number | Date | null)[],
): Page<Item> {
  const items = found.slice(0, limit ?? found.length)
  const last = found.length > items.length ? items.at(-1) : undefined
  return { items, nextCursor: last ? Buffer.from(JSON.stringify(placeOf(last))).toString('base64url') : null }
}

/** A page of a list that is at hand whole; the cursor is a count of what came before. */
export function pageOf<Item>(
  all: readonly Item[],
  { limit, cursor }: { limit: number; cursor: string | null },
): Page<Item> {
  const start = Number(cursor ?? '0')
  if (!Number.isSafeInteger(start) || start < 0) throw refusedCursor()
  const end = start + limit
  return { items: all.slice(start, end), nextCursor: end < all.length ? String(end) : null }
}

function fromBase64Json(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    // What can't be read is no place: the schema refuses it.
    return undefined
  }
}
