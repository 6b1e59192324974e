import { z } from 'zod'
import type { Caller } from '../../domain/members/caller'
import { readCursor, takePage } from '../../domain/page-cursor'
import { compareItems, type WasteItem } from '../../domain/waste/waste-item'
import type { WasteKind } from '../../domain/waste/waste-kind'
import { findWaste, type WasteReport, type WasteRequest } from './find-waste'

export interface WastePage {
  report: WasteReport
  items: readonly WasteItem[]
  nextCursor: string | null
}

const place = z.tuple([z.string().regex(/^\d{1,40}$/), z.string()])

/** A page of the calls or runs behind a kind of waste, largest first. */
export async function listWaste(
  caller: Caller,
  kind: WasteKind,
  request: WasteRequest & { limit: number; cursor: string | null },
  nowMs: number,
): Promise<WastePage> {
  const cursor = readCursor(request.cursor, place)
  const after = cursor && { femto: BigInt(cursor[0]), key: cursor[1] }
  const report = await findWaste(caller, request, { nowMs, kept: kind })
  const rest = after === null ? report.items : report.items.filter((item) => compareItems(after, item) < 0)
  return { report, ...takePage(rest, request.limit, ({ femto, key }) => [String(femto), key]) }
}
