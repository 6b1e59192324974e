import { FEMTO_PER_USD, formatUsd, parseUsd } from '../money'

/** The exact sum of a column's amounts or counts; null until one is known, as unknown is not nothing. */
export class ColumnSum {
  #femto: bigint | null = null
  /** Counts, added up as numbers while a number holds them. */
  #count = 0
  #isText = false

  /** Throws where the cell is neither an amount of at most 15 places nor a whole number. */
  add(cell: string | number | null): void {
    if (cell === null) return
    if (typeof cell === 'number' && Number.isSafeInteger(this.#count + cell) && Number.isInteger(cell)) {
      this.#count += cell
      this.#femto ??= 0n
      return
    }
    const text = String(cell)
    const amount = parseUsd(text.replace(/^-/, ''))
    if (amount === null) throw new RangeError(`no amount to add up: ${text}`)
    this.#femto = (this.#femto ?? 0n) + (text.startsWith('-') ? -amount : amount)
    this.#isText ||= typeof cell === 'string'
  }

  /** As its cells are: amounts as decimal text, counts as a number while a number holds them. */
  get value(): string | number | null {
    if (this.#femto === null) return null
    const text = formatUsd(this.#femto + BigInt(this.#count) * FEMTO_PER_USD)
    return !this.#isText && Number.isSafeInteger(Number(text)) ? Number(text) : text
  }
}
