import { formatUsd, multiplyFraction, parseDecimal, parseUsdRounded } from '../../money'
import { parseReportedCost } from '../reported-cost'
import type { CsvMapping } from './csv-mapping'
import { LONGEST_CELL, readNumber } from './read-number'

const NO_COST = /^\s*([-–—]|n\/?a|null|none)?\s*$/i
const MARKED = /^(\p{Sc}|US\$|[A-Z]{3})?\s*(.*?)\s*(\p{Sc}|US\$|[A-Z]{3})?$/su

/** Whose amounts a sign may stand before. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'],
  US$: ['USD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
}

export type AmountRead = { ok: true; usd: string | null } | { ok: false; message: string }

/**
 * A cell of the cost column in US dollars, at the rate of the mapping, rounded half-even at 15 places; null for an empty
 * one. A sign of another currency is a problem: no rate is ever guessed.
 */
export function readAmount(cell: string, { decimal_mark, currency }: CsvMapping): AmountRead {
  if (cell.length > LONGEST_CELL) return { ok: false, message: `cost: ${shown(cell)} is no amount` }
  if (NO_COST.test(cell)) return { ok: true, usd: null }
  const code = currency?.code ?? 'USD'
  const [, before, amount = '', after] = MARKED.exec(cell.trim()) ?? []
  for (const sign of [before, after]) {
    if (sign !== undefined && sign !== code && !SIGNS[sign]?.includes(code))
      return { ok: false, message: `cost is marked ${sign}, but the mapping says ${code}` }
  }
  const number = readNumber(amount, decimal_mark)
  const cost = number === null ? null : parseReportedCost(number)
  if (cost === null)
    return {
      ok: false,
      message: `cost: ${shown(cell)} is no amount of 0 or more with "${decimal_mark}" before decimals`,
    }
  const femto = parseUsdRounded(cost)
  const rate = parseDecimal(currency?.usd_per_unit ?? '1')
  if (femto === null || rate === null) return { ok: false, message: 'cost is no amount' }
  return { ok: true, usd: formatUsd(multiplyFraction(femto, rate)) }
}

/** A cell as a message names it. */
export const shown = (cell: string): string => `“${cell.trim().slice(0, 40)}”`
