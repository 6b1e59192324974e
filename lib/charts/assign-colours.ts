import { SERIES_COLOURS } from './series-palette'

/** A slot of the palette, from 1; `other` is what is not shown by name. */
export type SeriesColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'other'

export type Name = string | null

const SLOTS = SERIES_COLOURS.light.length

/**
 * A colour for each name shown. `ranking` is the organization's order of all names, the same on every page: its first
 * eight have eight different colours, near the slots of their hashes, and so on by eights; hence a name keeps its
 * colour whatever is shown beside it. Only where two shown names of different eights meet, the lower-ranked one moves.
 */
export function assignColours(shown: readonly Name[], ranking: readonly Name[]): Map<Name, SeriesColour> {
  const homes = homeSlots([...new Set([...ranking, ...[...shown].sort(byHash)])])
  const rank = new Map([...homes.keys()].map((name, at) => [name, at]))
  const rankOf = (name: Name) => rank.get(name) ?? 0
  const colours = new Map<Name, SeriesColour>()
  let taken = new Set<number>()
  for (const name of [...new Set(shown)].sort((a, b) => rankOf(a) - rankOf(b))) {
    if (taken.size === SLOTS) taken = new Set()
    const slot = nextFree(homes.get(name) ?? 0, taken)
    taken.add(slot)
    colours.set(name, (slot + 1) as SeriesColour)
  }
  return colours
}

function homeSlots(names: readonly Name[]): Map<Name, number> {
  const homes = new Map<Name, number>()
  let taken = new Set<number>()
  for (const name of names) {
    if (taken.size === SLOTS) taken = new Set()
    const slot = nextFree(hashOf(name) % SLOTS, taken)
    taken.add(slot)
    homes.set(name, slot)
  }
  return homes
}

function nextFree(from: number, taken: ReadonlySet<number>): number {
  let slot = from
  while (taken.has(slot)) slot = (slot + 1) % SLOTS
  return slot
}

function byHash(a: Name, b: Name): number {
  return hashOf(a) - hashOf(b) || (String(a) < String(b) ? -1 : 1)
}

// FNV-1a, 32 bits. A missing name is not the name "null".
function hashOf(name: Name): number {
  let hash = 0x811c9dc5
  for (const character of name ?? '\u0000') {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  // The low bits of FNV are poor; the slot is taken from them.
  return (hash ^ (hash >>> 15)) >>> 0
}
