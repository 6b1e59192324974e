import type { CatalogueNews } from '../domain/pricing/catalogue-news'
import { csvResponse } from './csv-response'

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

const COLUMNS = [
  'kind',
  'provider',
  'model',
  'effective_from',
  'window',
  'is_used',
  'what',
  'before',
  'after',
]

/** A row for each figure that differs. */
export function catalogueNewsCsv(news: readonly CatalogueNews[]): Response {
  const rows = news.map(catalogueNewsJson).flatMap(({ fields, is_used, ...price }) =>
    fields.map(({ label, before, after }) => ({
      ...price,
      is_used: String(is_used),
      what: label,
      before,
      after,
    })),
  )
  return csvResponse(rows, 'outlay-catalogue-changes', COLUMNS)
}
