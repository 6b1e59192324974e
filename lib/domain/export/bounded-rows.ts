import type { SpendMeasures, SpendRow } from '../usage/spend'
import { NO_MEASURES, sumMeasures } from '../usage/sum-measures'

/**
 * The first of many rows by an order, and the exact sum of the others: memory holds some thousands however many come. One
 * more than fit is no reason to hide any.
 */
export class BoundedRows {
  readonly #most: number
  readonly #order: ((a: SpendRow, b: SpendRow) => number) | null
  #kept: SpendRow[] = []
  #others: SpendMeasures = NO_MEASURES
  #othersCount = 0
  #total: SpendMeasures = NO_MEASURES

  /** Without an order they are kept as they come. */
  constructor(most: number, order: ((a: SpendRow, b: SpendRow) => number) | null) {
    this.#most = most
    this.#order = order
  }

  add(rows: readonly SpendRow[]): void {
    this.#total = sumMeasures([this.#total, ...rows])
    this.#kept.push(...rows)
    if (this.#othersCount > 0 || this.#kept.length > this.#most + 1) this.#fold()
  }

  /** What is kept, how many are not, and what these come to. */
  get result(): {
    rows: readonly SpendRow[]
    othersCount: number
    others: SpendMeasures
    total: SpendMeasures
  } {
    const rows = this.#order ? this.#kept.toSorted(this.#order) : this.#kept
    return { rows, othersCount: this.#othersCount, others: this.#others, total: this.#total }
  }

  #fold(): void {
    // A stable order: of equals the first that came stay.
    if (this.#order) this.#kept.sort(this.#order)
    const left = this.#kept.slice(this.#most)
    this.#kept = this.#kept.slice(0, this.#most)
    this.#others = sumMeasures([this.#others, ...left])
    this.#othersCount += left.length
  }
}
