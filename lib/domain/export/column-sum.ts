import { formatUsd, parseUsd } from '../money'

/** The exact sum of a column's amounts or counts; null until one is known, as unknown is not nothing. */
export class ColumnSum {
  #femto: bigint | null = null
  #isText = false

  /** Throws where the cell is neither an amount of at most 15 places nor a whole number. */
  add(cell: string | number | null): void {
    if (cell === null) return
    const text = String(cell)
    const amount = parseUsd(text.replace(/^-/, ''))
    if (amount === null) throw new RangeError(`no amount to add up: ${text}`)
    this.#femto = (this.#femto ?? 0n) + (text.startsWith('-') ? -amount : amount)
    this.#isText ||= typeof cell === 'string'
  }

  /** As its cells are: amounts as decimal text, counts as a number while a number holds them. */
  get value(): string | number | null {
    if (this.#femto === null) return null
    const text = formatUsd(this.#femto)
    return !this.#isText && Number.isSafeInteger(Number(text)) ? Number(text) : text
  }
}
