import { type FieldError, ProductError } from '../domain/errors'
import { parseWasteSettings } from '../domain/waste/waste-settings'
import type { WasteRequest } from '../services/waste/find-waste'
import { parseSpendQuery } from './spend-query'

/** What a report of waste asks for; every field that is not usable is named. */
export function parseWasteQuery(query: URLSearchParams): WasteRequest {
  const problems: FieldError[] = []
  const { settings, fields } = parseWasteSettings(query)
  let spend: ReturnType<typeof parseSpendQuery> | null = null
  try {
    spend = parseSpendQuery(query)
  } catch (error) {
    if (!(error instanceof ProductError)) throw error
    problems.push(...(error.details.fields ?? []))
  }
  problems.push(...fields)
  if (spend !== null && problems.length === 0) {
    const { from, to, timeZone, filters } = spend
    return { from, to, timeZone, filters, settings }
  }
  throw new ProductError('invalid', problems.map(({ path, message }) => `${path}: ${message}`).join(' '), {
    fields: problems,
  })
}
