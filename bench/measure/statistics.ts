export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** By linear interpolation between the closest ranks. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = ((sorted.length - 1) * percent) / 100
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

/** Least and most beside the median: how noisy the machine was. */
export function spread(values: readonly number[], unit: string): string {
  const text = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1))
  return `${text(median(values))} ${unit} (${text(Math.min(...values))} to ${text(Math.max(...values))})`
}
