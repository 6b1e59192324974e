import { ProductError } from '../domain/errors'

/** The `format` of the query: one of those named, the first where none is; names the field where it is none. */
export function askedFormat<Format extends string>(
  query: URLSearchParams,
  formats: readonly [Format, ...Format[]],
): Format {
  const asked = query.get('format') || formats[0]
  const format = formats.find((known) => known === asked)
  if (format !== undefined) return format
  const message = `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`
  throw new ProductError('invalid', `format: ${message}.`, { fields: [{ path: 'format', message }] })
}

export const TABLE_FORMATS = ['json', 'csv', 'xlsx'] as const

/** What a table is asked for as; JSON where nothing is said. */
export function tableFormat(query: URLSearchParams): (typeof TABLE_FORMATS)[number] {
  return askedFormat(query, TABLE_FORMATS)
}
