import { ProductError } from '../domain/errors'

/** A field of the query that names one of some choices, the first where it is not given; refused by name where it is none. */
export function askedChoice<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const asked = (query.get(name) || choices[0]).toLowerCase()
  const choice = choices.find((known) => known === asked)
  if (choice !== undefined) return choice
  const message = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`
  throw new ProductError('invalid', `${name}: ${message}.`, { fields: [{ path: name, message }] })
}

/** `json` is the answer of the API, by pages; `json-file` the rows of the other files, all of them. */
export const TABLE_FORMATS = ['json', 'csv', 'xlsx', 'json-file'] as const

export type TableFormat = (typeof TABLE_FORMATS)[number]

/** What a table is asked for as; JSON where nothing is said. */
export function tableFormat(query: URLSearchParams): TableFormat {
  return askedChoice(query, 'format', TABLE_FORMATS)
}
