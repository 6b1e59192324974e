export interface LabelledPoint {
  key: string
  label: string
  /** In pixels of the drawing. */
  x: number
  y: number
  /** Named before the others. */
  isFirst: boolean
}

export interface PlacedLabel {
  key: string
  label: string
  /** The label's middle and its baseline. */
  x: number
  y: number
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

// Of text of 12 px: what a character takes on average, and the line from its top to its baseline.
const CHARACTER = 6.4
const ASCENT = 11
const DESCENT = 4
const DOT = 8

/**
 * A place for each label above, below or beside its point, within the bounds and over no other label or point. A point
 * that is too close to others for any place stays without: better no name than two that nobody can read.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  bounds: { left: number; right: number },
): PlacedLabel[] {
  const dots = points.map(({ key, x, y }) => ({
    key,
    box: { left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT },
  }))
  const placed: { label: PlacedLabel; box: Box }[] = []
  const inOrder = [...points].sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.x - b.x)
  for (const { key, label, x, y } of inOrder) {
    const half = (label.length * CHARACTER) / 2
    const within = Math.max(bounds.left + half, Math.min(bounds.right - half, x))
    const places = [
      { x: within, y: y - 12 },
      { x: within, y: y + 20 },
      { x: x + 12 + half, y: y + 4 },
      { x: x - 12 - half, y: y + 4 },
    ]
    for (const place of places) {
      const box = {
        left: place.x - half,
        right: place.x + half,
        top: place.y - ASCENT,
        bottom: place.y + DESCENT,
      }
      if (box.left < bounds.left - 1 || box.right > bounds.right + 1) continue
      if (placed.some((other) => overlaps(box, other.box))) continue
      if (dots.some((dot) => dot.key !== key && overlaps(box, dot.box))) continue
      placed.push({ label: { key, label, ...place }, box })
      break
    }
  }
  return placed.map((one) => one.label)
}

function overlaps(one: Box, two: Box): boolean {
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom
}
