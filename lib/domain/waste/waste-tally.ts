import { compareItems, type WasteItem } from './waste-item'
import { WASTE_KINDS, type WasteKind } from './waste-kind'

/** What one rule came to. Money in femto-dollars. */
export interface WasteRow {
  kind: WasteKind
  /** All that the rule found, whatever other rules found the same calls. */
  wasteFemto: bigint
  /** The part of it in the total, where a call counts once. */
  countedFemto: bigint
  events: number
  runs: number
  /** Calls or runs of this kind whose dollars can't be told: never zero. */
  notJudged: number
}

/** Something of this kind was there, and of none of it could the dollars be told. */
export function isUnknownWaste(row: WasteRow): boolean {
  return row.events === 0 && row.notJudged > 0
}

/** More than these are not listed: the largest stay. */
export const MOST_LISTED = 10_000

/** Adds up what the rules find; keeps the items of one kind, where asked. */
export class WasteTally {
  readonly #rows = new Map<WasteKind, WasteRow & { runIds: Set<string> }>()
  #items: WasteItem[] = []
  #isCut = false

  constructor(readonly kept: WasteKind | null) {
    for (const kind of WASTE_KINDS) {
      const none = { wasteFemto: 0n, countedFemto: 0n, events: 0, runs: 0, notJudged: 0 }
      this.#rows.set(kind, { kind, ...none, runIds: new Set() })
    }
  }

  /** `countedFemto` is the part that no rule before has counted. */
  add(
    kind: WasteKind,
    found: { femto: bigint; countedFemto: bigint; events: number; runId: string | null },
  ): void {
    const row = this.#rows.get(kind)
    if (row === undefined) return
    row.wasteFemto += found.femto
    row.countedFemto += found.countedFemto
    row.events += found.events
    if (found.runId !== null) row.runIds.add(found.runId)
  }

  addNotJudged(kind: WasteKind): void {
    const row = this.#rows.get(kind)
    if (row !== undefined) row.notJudged += 1
  }

  list(kind: WasteKind, item: WasteItem): void {
    if (kind !== this.kept) return
    this.#items.push(item)
    if (this.#items.length >= MOST_LISTED * 2) this.#cut()
  }

  /** Largest waste first, kinds of the same dollars in their order. */
  rows(): WasteRow[] {
    return [...this.#rows.values()]
      .map(({ runIds, ...row }) => ({ ...row, runs: runIds.size }))
      .sort((a, b) => (a.wasteFemto === b.wasteFemto ? 0 : a.wasteFemto > b.wasteFemto ? -1 : 1))
  }

  /** Largest first; `isCut` where more were found than are listed. */
  items(): { items: readonly WasteItem[]; isCut: boolean } {
    this.#cut()
    return { items: this.#items, isCut: this.#isCut }
  }

  #cut(): void {
    this.#items.sort(compareItems)
    if (this.#items.length <= MOST_LISTED) return
    this.#items = this.#items.slice(0, MOST_LISTED)
    this.#isCut = true
  }
}
