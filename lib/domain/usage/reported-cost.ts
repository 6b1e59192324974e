import { formatUsd, parseUsdRounded } from '../money'

/**
 * A cost as a source reported it (JSON number, decimal text, with or without "$") as a plain decimal string in USD,
 * rounded half-even at 15 places; null where it is no non-negative amount below a billion dollars.
 */
export function parseReportedCost(value: unknown): string | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const text = String(value)
    .trim()
    .replace(/^\$\s?/, '')
    .replace(/\s?(USD|\$)$/, '')
  const femto = parseUsdRounded(/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text)
  return femto === null || femto >= LIMIT ? null : formatUsd(femto)
}

const LIMIT = 10n ** 24n
