import type { ParameterView } from './operation-view'

/** Path and query of a request; what has no value is left out of the query. */
export function requestAddress(
  path: string,
  parameters: readonly Pick<ParameterView, 'name' | 'in'>[],
  values: Readonly<Record<string, string>>,
): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const query = parameters
    .filter((one) => one.in === 'query')
    .map(({ name }): [string, string] => [name, values[name] ?? ''])
    .filter(([, value]) => value !== '')
  return query.length === 0 ? place : `${place}?${new URLSearchParams(query)}`
}

/** The examples of an operation's parameters by name. */
export function exampleValues(parameters: readonly ParameterView[]): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, example }) => (example === null ? [] : [[name, example]])),
  )
}
