import type { OwnPrice } from './own-price'
import { shortInstant } from './price-clash'
import { PRICE_FIELDS } from './price-overrides'

/** What stands in the form's fields, as text. */
export type PriceFormValues = Record<(typeof TEXTS)[number] | 'model' | 'provider', string>

const TEXTS = [
  'effective_from',
  'effective_to',
  ...PRICE_FIELDS,
  'discount_percent',
  'note',
  'commitment_usd',
] as const

/** An empty form for a model or a provider; it begins on the given day. */
export function newPriceForm(known: { model: string; provider: string; today: string }): PriceFormValues {
  const empty = Object.fromEntries(TEXTS.map((name) => [name, ''])) as PriceFormValues
  return { ...empty, model: known.model, provider: known.provider, effective_from: known.today }
}

/** The form of an own price that is to be changed. */
export function formOfPrice({ override, note, commitmentUsd }: OwnPrice): PriceFormValues {
  const prices = Object.fromEntries(PRICE_FIELDS.map((name) => [name, override[name] ?? '']))
  return {
    ...newPriceForm({ model: override.model ?? '', provider: override.provider ?? '', today: '' }),
    ...prices,
    effective_from: shortInstant(override.effective_from),
    effective_to: override.effective_to === null ? '' : shortInstant(override.effective_to),
    discount_percent: override.discount_percent ?? '',
    note: note ?? '',
    commitment_usd: commitmentUsd ?? '',
  }
}

/** What was typed, as the service takes it: an empty field says nothing. */
export function readPriceForm(data: FormData): {
  subject: { model: string } | { provider: string }
  input: Record<string, string | boolean | null>
} {
  const text = (name: string) => String(data.get(name) ?? '').trim() || null
  const isDiscount = data.get('for') === 'provider'
  const names = isDiscount
    ? TEXTS.filter((name) => !(PRICE_FIELDS as readonly string[]).includes(name))
    : TEXTS
  const input = {
    ...Object.fromEntries(names.map((name) => [name, plainNumber(name, text(name))])),
    end_previous: data.get('end_previous') === 'on',
  }
  return isDiscount
    ? { subject: { provider: text('provider') ?? '' }, input }
    : { subject: { model: text('model') ?? '' }, input: { ...input, provider: text('provider') } }
}

// "$3" and "10 %" are how people write them. A comma may be a decimal point to its writer: it is refused, not guessed.
function plainNumber(name: string, text: string | null): string | null {
  if (text === null || name === 'note' || name.startsWith('effective')) return text
  return text.replace(/^\$\s*|\s*%$/g, '')
}
