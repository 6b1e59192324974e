import { z } from 'zod'
import { ProductError } from '../errors'
import { parseUsd } from '../money'
import { parseInput } from '../parse-input'
import { isWellFormed } from '../well-formed'
import { type PriceOverride, priceOverrideFields, priceOverrideSchema } from './price-overrides'

/** What an own price is for: a model (of all providers, or of one), or, where it names none, all of a provider. */
export interface PriceSubject {
  model: string | null
  provider: string | null
}

export interface OwnPriceValues {
  override: PriceOverride & { effective_from: string }
  note: string | null
  /** Decimal dollars promised to be spent between the dates; null: no commitment. */
  commitmentUsd: string | null
}

/** An organization's own price, discount or commitment, as it is kept. */
export interface OwnPrice extends OwnPriceValues {
  id: string
  createdAt: Date
  updatedAt: Date
}

const text = z
  .string()
  .refine((given) => !given.includes('\0') && isWellFormed(given), 'This is no usable text.')

/** What `PUT /prices/{model}` takes; what is not given is inherited from the catalogue as it is. */
export const ownPriceInput = z.strictObject({
  /** Only at this provider. */
  provider: text.trim().max(512).nullish(),
  ...priceOverrideFields,
  note: text.trim().max(500, 'A note has 500 characters at most.').nullish(),
  commitment_usd: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((given) => isCommitment(given), 'Give an amount in dollars over 0, with 15 decimals at most.')
    .nullish(),
  /** Ends the price that holds at the start there, instead of being refused because of it. */
  end_previous: z.boolean().default(false),
})

/** What `PUT /discounts/{provider}` takes. */
export const providerDiscountInput = ownPriceInput.pick({
  effective_from: true,
  effective_to: true,
  discount_percent: true,
  note: true,
  commitment_usd: true,
  end_previous: true,
})

const name = text.trim().min(1).max(512)
const EARLIEST = Date.UTC(2000, 0, 1)
const LATEST = Date.UTC(2100, 0, 1)

/**
 * The own price that an input asks for; it begins with today's day (UTC) where it does not say. Throws `invalid` with
 * every field that is wrong.
 */
export function readOwnPrice(
  subject: { model: string } | { provider: string },
  input: unknown,
  nowMs: number,
): OwnPriceValues & { endsPrevious: boolean } {
  const isDiscount = 'provider' in subject
  const { note, commitment_usd, end_previous, ...given } = isDiscount
    ? parseInput(providerDiscountInput, input)
    : parseInput(ownPriceInput, input)
  const named = parseInput(isDiscount ? z.object({ provider: name }) : z.object({ model: name }), subject)
  const override = parseInput(priceOverrideSchema, {
    ...given,
    ...named,
    effective_from: wholeMs(given.effective_from) ?? new Date(startOfUtcDay(nowMs)).toISOString(),
    effective_to: wholeMs(given.effective_to),
    ...('provider' in given && !given.provider && { provider: null }),
  })
  refuseDates(override, commitment_usd ?? null)
  return {
    override: { ...override, effective_from: override.effective_from ?? '' },
    note: note || null,
    commitmentUsd: commitment_usd ?? null,
    endsPrevious: end_previous,
  }
}

function refuseDates(override: PriceOverride, commitmentUsd: string | null): void {
  const fields = (['effective_from', 'effective_to'] as const).flatMap((path) => {
    const at = override[path] === null ? EARLIEST : Date.parse(override[path])
    return at >= EARLIEST && at <= LATEST ? [] : [{ path, message: 'Give a date between 2000 and 2099.' }]
  })
  if (commitmentUsd !== null && override.effective_to === null)
    fields.push({ path: 'effective_to', message: 'A commitment has an end: give its date.' })
  const [first] = fields
  if (first) throw new ProductError('invalid', first.message, { fields })
}

function wholeMs(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}

function startOfUtcDay(ms: number): number {
  return ms - (ms % 86_400_000)
}

function isCommitment(given: string): boolean {
  const femto = parseUsd(given)
  return femto !== null && femto > 0n && given.length <= 30
}
