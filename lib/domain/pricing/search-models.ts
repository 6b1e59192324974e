import type { ListedPrice } from './list-models'

/** The prices whose provider, model, another name or source holds every word; all where nothing is asked for. */
export function searchModels(rows: readonly ListedPrice[], search: string): ListedPrice[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...rows]
  return rows.filter((row) => {
    const text = [`${row.provider}/${row.model}`, row.source, ...row.aliases].join('\n').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
