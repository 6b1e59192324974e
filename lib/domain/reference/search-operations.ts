import type { OperationGroup, OperationView } from './operation-view'

/** The operations that hold every word, in what they are called, where they are, what they take or what group they are of. */
export function searchOperations(
  groups: readonly OperationGroup[],
  search: string,
): readonly OperationGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return groups
  return groups
    .map(({ name, operations }) => ({
      name,
      operations: operations.filter((operation) => {
        const text = `${name} ${textOf(operation)}`.toLowerCase()
        return words.every((word) => text.includes(word))
      }),
    }))
    .filter(({ operations }) => operations.length > 0)
}

const textOf = ({ id, method, path, summary, description, parameters }: OperationView): string =>
  [id, method, path, summary, description ?? '', ...parameters.map(({ name }) => name)].join(' ')
