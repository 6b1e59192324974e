import type { PriceBook } from '../pricing/price-book'
import { indexSnapshot, resolveModel } from '../pricing/resolve-model'

/** Which model's tokens are priced as another's: names as events have them; `*` stands for every other model. */
export type ModelMap = ReadonlyMap<string, string>

export const EVERY_MODEL = '*'
const MOST_PAIRS = 100
const LONGEST = 512

/**
 * Reads pairs of `model:target`; `*:target`, or a target alone, is for every model. Names may hold colons
 * (`ft:gpt-4o`): of several ways to cut, the first with a priced name on both sides counts, else the first with a
 * priced target, else the first. A text says what is wrong.
 */
export function parseModelMap(
  pairs: readonly string[],
  isPriced: (name: string) => boolean,
): ModelMap | string {
  const map = new Map<string, string>()
  if (pairs.length > MOST_PAIRS) return `Give ${MOST_PAIRS} pairs at most.`
  for (const text of pairs) {
    const pair =
      text.length <= 2 * LONGEST + 1 && !text.includes('\0') ? readPair(text.trim(), isPriced) : null
    if (pair === null) return `Give model:target, not "${text.slice(0, 100).replaceAll('\0', '')}".`
    const [from, to] = pair
    if ((map.get(from) ?? to) !== to)
      return `${from === EVERY_MODEL ? 'Every model' : from} goes to two targets.`
    map.set(from, to)
  }
  return map
}

function readPair(text: string, isPriced: (name: string) => boolean): readonly [string, string] | null {
  if (text === '' || text === EVERY_MODEL) return null
  if (!text.includes(':')) return [EVERY_MODEL, text]
  const cuts = [...text.matchAll(/:/g)]
    .map(({ index }) => [text.slice(0, index).trim(), text.slice(index + 1).trim()] as const)
    .filter(([from, to]) => from !== '' && to !== '' && to !== EVERY_MODEL)
  const isFrom = (name: string) => name === EVERY_MODEL || isPriced(name)
  return (
    cuts.find(([from, to]) => isFrom(from) && isPriced(to)) ??
    cuts.find(([, to]) => isPriced(to)) ??
    cuts[0] ??
    null
  )
}

/** The pairs as they stand in an address. */
export function modelMapPairs(map: ModelMap): string[] {
  return [...map].map(([from, to]) => `${from}:${to}`)
}

/** The catalogue's name of a model, `provider/model`; the name itself where it is not known. */
export function canonicalModel(book: PriceBook, provider: string | null, model: string): string {
  const resolved = resolveModel(indexSnapshot(book.snapshot), provider, model)
  return resolved.kind === 'known' ? `${resolved.provider}/${resolved.model}` : model
}

/**
 * What a model's tokens are priced as; null where the map says nothing of it. A pair of exactly this name comes first,
 * then one of another name of the same model (a dated one), then `*`. What the tool itself made is no model's call.
 */
export function targetOf(
  map: ModelMap,
  book: PriceBook,
  provider: string | null,
  model: string | null,
): string | null {
  if (model === '<synthetic>' || map.size === 0) return null
  const every = map.get(EVERY_MODEL) ?? null
  if (model === null) return every
  const exact = map.get(model)
  if (exact !== undefined) return exact
  const canonical = canonicalModel(book, provider, model)
  for (const [from, to] of map)
    if (from !== EVERY_MODEL && canonicalModel(book, provider, from) === canonical) return to
  return every
}
