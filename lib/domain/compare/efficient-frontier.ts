export interface CostAndQuality {
  /** Femto-dollars. */
  cost: bigint
  /** More is better. */
  quality: number
}

/**
 * The places that no other beats: nothing costs as little or less and passes as much or more, one of them strictly
 * (Pareto). In order of cost. Equal points are all on it.
 */
export function efficientFrontier<Point extends CostAndQuality>(points: readonly Point[]): Point[] {
  const beats = (a: Point, b: Point) =>
    a.cost <= b.cost && a.quality >= b.quality && (a.cost < b.cost || a.quality > b.quality)
  return points
    .filter((point) => !points.some((other) => beats(other, point)))
    .sort((a, b) => (a.cost === b.cost ? 0 : a.cost < b.cost ? -1 : 1))
}
