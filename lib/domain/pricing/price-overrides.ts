import { z } from 'zod'
import { parseUsd } from '../money'

const MICRO_PLACES = 9

const price = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine(isPrice, `A price is a decimal number >= 0 with at most ${MICRO_PLACES} decimals`)
  .nullish()
  .transform((text) => text ?? null)

const percent = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => isPrice(text) && Number(text) <= 100, 'A discount is a percentage from 0 to 100')
  .nullish()
  .transform((text) => text ?? null)

const instant = z
  .string()
  .transform((text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text))
  .refine((text) => /(?:Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'A date (YYYY-MM-DD, UTC) or an instant with its offset',
  })
  .nullish()
  .transform((text) => text ?? null)

const optionalName = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .nullish()
  .transform((text) => text ?? null)

/** What an own price says of its dates and prices. */
export const priceOverrideFields = {
  effective_from: instant,
  effective_to: instant,
  input_usd_per_mtok: price,
  output_usd_per_mtok: price,
  cache_read_usd_per_mtok: price,
  cache_write_5m_usd_per_mtok: price,
  cache_write_1h_usd_per_mtok: price,
  web_search_usd_per_thousand: price,
  discount_percent: percent,
}

/**
 * One price of one's own: for a model (all providers, or one), or a discount on everything of a provider.
 * Prices that are not given are inherited from the catalogue as they are, not scaled, including their long-context
 * tier; prices that are given hold at any length of context. A discount applies to all prices of the row, fees too.
 */
export const priceOverrideSchema = z
  .object({ model: optionalName, provider: optionalName, ...priceOverrideFields })
  .strict()
  .superRefine((row, context) => {
    const fail = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const prices = PRICE_FIELDS.filter((field) => row[field] !== null)
    if (row.model === null && row.provider === null)
      fail('model', 'Name a model, or a provider for a discount')
    else if (row.model === null && prices.length > 0) fail('model', 'A price needs the model it is for')
    if (prices.length === 0 && row.discount_percent === null) {
      fail('discount_percent', 'Give at least one price or a discount')
    }
    if (
      row.effective_from !== null &&
      row.effective_to !== null &&
      Date.parse(row.effective_from) >= Date.parse(row.effective_to)
    ) {
      fail('effective_to', 'The end comes after the start')
    }
  })

export const PRICE_FIELDS = [
  'input_usd_per_mtok',
  'output_usd_per_mtok',
  'cache_read_usd_per_mtok',
  'cache_write_5m_usd_per_mtok',
  'cache_write_1h_usd_per_mtok',
  'web_search_usd_per_thousand',
] as const

export const priceOverridesSchema = z.union([
  z.array(priceOverrideSchema),
  z.object({ prices: z.array(priceOverrideSchema) }).transform(({ prices }) => prices),
])

export type PriceOverride = z.infer<typeof priceOverrideSchema>

/** Reads own prices from parsed JSON (a list, or `{"prices": [...]}`); throws a ZodError that names each bad field. */
export function parsePriceOverrides(json: unknown): PriceOverride[] {
  return priceOverridesSchema.parse(json)
}

/** At most 9 decimals of a dollar per million tokens: what femto-dollars a token can hold. */
function isPrice(text: string): boolean {
  const femto = parseUsd(text)
  return femto !== null && femto % 1_000_000n === 0n
}
