import type { OperationGroup, OperationView } from './operation-view'

/** The operations whose names, path, text, parameters or group have words that begin with each one given. */
export function searchOperations(
  groups: readonly OperationGroup[],
  search: string,
): readonly OperationGroup[] {
  const words = wordsOf(search)
  if (words.length === 0) return groups
  return groups
    .map(({ name, operations }) => ({
      name,
      operations: operations.filter((operation) => {
        const held = wordsOf(`${name} ${textOf(operation)}`)
        return words.every((word) => held.some((one) => one.startsWith(word)))
      }),
    }))
    .filter(({ operations }) => operations.length > 0)
}

const textOf = ({ id, method, path, summary, description, parameters }: OperationView): string =>
  [id, method, path, summary, description ?? '', ...parameters.map(({ name }) => name)].join(' ')

// From their beginnings only: "get" is not in "budgets".
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean)
