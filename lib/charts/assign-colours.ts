import { SERIES_COLOURS } from './series-palette'

/** A slot of the palette, from 1; `other` is what is not shown by name. */
export type SeriesColour = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'other'

export const SLOTS = SERIES_COLOURS.light.length

/**
 * A colour for each name. A name's own slot comes from its hash, so it keeps its colour from page to page; where two
 * want one slot, the one with the smaller hash has it and the other takes the next free: the order of the names,
 * which changes with the figures, decides nothing. Beyond eight names slots repeat.
 */
export function assignColours(names: readonly (string | null)[]): Map<string | null, SeriesColour> {
  const wanted = [...new Set(names)]
    .map((name) => ({ name, hash: hashOf(name) }))
    .sort((a, b) => a.hash - b.hash || (String(a.name) < String(b.name) ? -1 : 1))
  const colours = new Map<string | null, SeriesColour>()
  let taken = new Set<number>()
  const place = (name: string | null, slot: number): void => {
    taken.add(slot)
    colours.set(name, (slot + 1) as SeriesColour)
  }
  const late: typeof wanted = []
  for (const entry of wanted) {
    const own = entry.hash % SLOTS
    if (taken.has(own)) late.push(entry)
    else place(entry.name, own)
  }
  for (const { name, hash } of late) {
    if (taken.size === SLOTS) taken = new Set()
    let slot = hash % SLOTS
    while (taken.has(slot)) slot = (slot + 1) % SLOTS
    place(name, slot)
  }
  return colours
}

// FNV-1a, 32 bits. A missing name is not the name "null".
function hashOf(name: string | null): number {
  let hash = 0x811c9dc5
  for (const character of name ?? '\u0000') {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193) >>> 0
  }
  // The low bits of FNV are poor; the slot is taken from them.
  return (hash ^ (hash >>> 15)) >>> 0
}
