import { formatUsd, parseUsd, parseUsdRounded } from '../money'

/**
 * A cost as a source reported it (JSON number, decimal text, with or without "$") as a plain decimal string in USD,
 * rounded half-even at 15 places; null where it is no non-negative amount below a billion dollars.
 */
export function parseReportedCost(value: unknown): string | null {
  return parseAmount(value, 0)
}

/** Like `parseReportedCost`, of an amount in cents ("123.45" is $1.2345). */
export function parseReportedCents(value: unknown): string | null {
  return parseAmount(value, -2)
}

/** The sum of costs that `parseReportedCost` gave; null where none is known. */
export function sumReportedCosts(costs: readonly (string | null)[]): string | null {
  const known = costs.filter((cost) => cost !== null)
  return known.length === 0 ? null : formatUsd(known.reduce((sum, cost) => sum + (parseUsd(cost) ?? 0n), 0n))
}

function parseAmount(value: unknown, powerOfTen: number): string | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const text = String(value)
    .trim()
    .replace(/^\$\s?/, '')
    .replace(/\s?(USD|\$)$/, '')
  const plain = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text
  const [, digits = plain, power = '0'] = /^(.*)[eE]([+-]?\d{1,4})$/.exec(plain) ?? []
  const femto = parseUsdRounded(powerOfTen === 0 ? plain : `${digits}e${Number(power) + powerOfTen}`)
  return femto === null || femto >= LIMIT ? null : formatUsd(femto)
}

const LIMIT = 10n ** 24n
