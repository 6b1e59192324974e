import type { CatalogueNews } from '../domain/pricing/catalogue-news'

/** What a catalogue says otherwise of one price, as the API answers it. */
export function catalogueNewsJson(news: CatalogueNews) {
  return {
    kind: news.kind,
    provider: news.provider,
    model: news.model,
    effective_from: news.effectiveFrom,
    window: news.window,
    is_used: news.isUsed,
    fields: news.fields.map((field) => ({ ...field })),
  }
}

/** The columns of a catalogue's changes in a file. */
export const CATALOGUE_NEWS_COLUMNS = [
  'kind',
  'provider',
  'model',
  'effective_from',
  'window',
  'is_used',
  'what',
  'before',
  'after',
] as const

/** A row for each figure that differs. */
export function catalogueNewsCells(
  news: CatalogueNews,
): Record<(typeof CATALOGUE_NEWS_COLUMNS)[number], string | null>[] {
  const { fields, is_used, ...price } = catalogueNewsJson(news)
  return fields.map(({ label, before, after }) => ({
    ...price,
    is_used: String(is_used),
    what: label,
    before,
    after,
  }))
}
