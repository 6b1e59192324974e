import type { ParameterView } from './operation-view'

/** Path and query of a request; parameters without a value are left out, repeated ones are split at line ends. */
export function requestAddress(
  path: string,
  parameters: readonly Pick<ParameterView, 'name' | 'in' | 'isRepeated'>[],
  values: Readonly<Record<string, string>>,
): string {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const query = parameters
    .filter((one) => one.in === 'query')
    .flatMap(({ name, isRepeated }) => {
      const value = values[name] ?? ''
      return (isRepeated ? value.split('\n') : [value]).filter((one) => one !== '').map((one) => [name, one])
    })
  return query.length === 0 ? place : `${place}?${new URLSearchParams(query)}`
}

/** The examples of an operation's parameters by name. */
export function exampleValues(parameters: readonly ParameterView[]): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap(({ name, example }) => (example === null ? [] : [[name, example]])),
  )
}
