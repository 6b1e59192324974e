import { ProductError } from '../../domain/errors'
import type { Caller } from '../../domain/members/caller'
import { compareItems, type WasteItem } from '../../domain/waste/waste-item'
import type { WasteKind } from '../../domain/waste/waste-kind'
import { findWaste, type WasteReport, type WasteRequest } from './find-waste'

export interface WastePage {
  report: WasteReport
  items: readonly WasteItem[]
  nextCursor: string | null
}

/** A page of the calls or runs behind a kind of waste, largest first. */
export async function listWaste(
  caller: Caller,
  kind: WasteKind,
  request: WasteRequest & { limit: number; cursor: string | null },
  nowMs: number,
): Promise<WastePage> {
  const after = request.cursor === null ? null : parseCursor(request.cursor)
  const report = await findWaste(caller, request, { nowMs, kept: kind })
  const rest = after === null ? report.items : report.items.filter((item) => compareItems(after, item) < 0)
  const items = rest.slice(0, request.limit)
  const last = items.at(-1)
  return { report, items, nextCursor: rest.length > items.length && last ? cursorOf(last) : null }
}

function cursorOf({ femto, key }: WasteItem): string {
  return Buffer.from(JSON.stringify([String(femto), key])).toString('base64url')
}

function parseCursor(cursor: string): Pick<WasteItem, 'femto' | 'key'> {
  try {
    const [femto, key]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof femto === 'string' && /^\d{1,40}$/.test(femto) && typeof key === 'string')
      return { femto: BigInt(femto), key }
  } catch {
    // Falls through to the one answer for every cursor that is not ours.
  }
  throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
}
