import { parseUsd } from '../money'
import type { CostLine } from '../pricing/priced-usage'
import { countWithComponents, sumTokens } from '../usage/sum-tokens'
import type { UsageEvent } from '../usage/usage-event'
import { decimalProduct } from './decimal-product'

/** One kind of charge that a call makes: what is measured, by what unit price, and what it comes to (femto-dollars). */
export interface FocusCharge {
  model: string | null
  /** Null where the cost is not made of token classes: reported by the source, or no longer taken apart. */
  tokenType: CostLine['tokenClass'] | null
  /** `sum`: of calls that are no longer kept one by one, however each cost was made. */
  basis: 'computed' | 'reported' | 'unpriced' | 'sum'
  unit: 'Tokens' | 'Requests'
  quantity: number
  /** Decimal text, dollars for one unit; null where there is no price for a unit. */
  listUnitPrice: string | null
  unitPrice: string | null
  /** What of how it was served the unit price depends on. */
  terms: readonly string[]
  listFemto: bigint
  femto: bigint
}

/**
 * The charges of a call. Their sum is its cost to the last digit: one a token class where the cost's lines are known,
 * else one for the whole call. `listLines` are the lines at the catalogue's prices, where the organization has its own.
 */
export function focusCharges(
  event: UsageEvent,
  cost: { computedUsd: string | null; lines: readonly CostLine[] },
  listLines: readonly CostLine[] | null,
): FocusCharge[] {
  const { computedUsd, lines } = cost
  const known = computedUsd === null ? null : (parseUsd(computedUsd) ?? 0n)
  const sum = lines.reduce((all, line) => all + (parseUsd(line.costUsd) ?? 0n), 0n)
  if (known !== null && sum === known && lines.length > 0) {
    const isListed = listLines !== null && listLines.length === lines.length
    return lines.map((line, index) => ofLine(line, isListed ? (listLines[index] ?? line) : line))
  }
  return [
    whole(event, known, event.reportedCostUsd === null ? null : (parseUsd(event.reportedCostUsd) ?? 0n)),
  ]
}

function ofLine(line: CostLine, listed: CostLine): FocusCharge {
  return {
    model: line.model,
    tokenType: line.tokenClass,
    basis: 'computed',
    unit: line.unit === 'per_thousand_requests' ? 'Requests' : 'Tokens',
    quantity: line.quantity,
    listUnitPrice: unitPriceOf(listed),
    unitPrice: unitPriceOf(line),
    terms: listed.terms,
    listFemto: parseUsd(listed.costUsd) ?? 0n,
    femto: parseUsd(line.costUsd) ?? 0n,
  }
}

function unitPriceOf({ unitPriceUsd, multiplier, unit }: CostLine): string {
  return decimalProduct([unitPriceUsd, multiplier, unit === 'per_thousand_requests' ? '0.001' : '0.000001'])
}

/** The charge of calls that are no longer kept, of which `event` holds the sums; `costUsd` is null where none has a cost. */
export function focusChargeOfSum(event: UsageEvent, costUsd: string | null, events: number): FocusCharge {
  const charge = whole(event, costUsd === null ? null : (parseUsd(costUsd) ?? 0n), null)
  const quantity = charge.unit === 'Tokens' ? charge.quantity : events
  return { ...charge, quantity, basis: costUsd === null ? 'unpriced' : 'sum' }
}

function whole(event: UsageEvent, computed: bigint | null, reported: bigint | null): FocusCharge {
  const cost = computed ?? reported
  const tokens = sumTokens(countWithComponents(event))
  return {
    model: event.model,
    tokenType: null,
    basis: computed !== null ? 'computed' : reported !== null ? 'reported' : 'unpriced',
    unit: tokens > 0 ? 'Tokens' : 'Requests',
    quantity: tokens > 0 ? tokens : 1,
    listUnitPrice: null,
    unitPrice: null,
    terms: [],
    listFemto: cost ?? 0n,
    femto: cost ?? 0n,
  }
}
