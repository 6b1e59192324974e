import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export const SERIES_KINDS = [
  'steady',
  'weekly',
  'growing',
  'bursty',
  'level shift',
  'sparse',
  'spikes',
  'new projects',
] as const
export type SeriesKind = (typeof SERIES_KINDS)[number]

/** Daily dollars of one made-up team; the same seed makes the same days. */
export function makeSeries(kind: SeriesKind, seed: number, length: number): number[] {
  const generator = xoroshiro128plus(seed * 7919 + SERIES_KINDS.indexOf(kind) * 104_729)
  const random = () => uniformInt(generator, 0, 1_000_000) / 1_000_000
  const within = (low: number, high: number) => low + random() * (high - low)
  const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random())
  const base = within(5, 500)
  const noise = within(0.1, 0.4)
  const weekend = kind === 'steady' || kind === 'sparse' ? 1 : within(0, 0.6)
  const growth = kind === 'growing' ? within(1.2, 1.6) ** (1 / 30) : 1
  const shiftAt = Math.floor(within(0.3, 0.95) * length)
  const shift = random() < 0.5 ? within(2, 4) : within(0.25, 0.5)
  const often = kind === 'sparse' ? within(0.1, 0.4) : 1
  // Beside the first project, others that start one day and are at work within a few more.
  const starts = Array.from({ length: kind === 'new projects' ? 3 : 0 }, () => ({
    at: Math.floor(within(0.2, 1) * length),
    ramp: Math.floor(within(1, 8)),
    share: within(0.2, 1),
  }))
  const joined = (day: number) =>
    starts.reduce(
      (sum, { at, ramp, share }) => sum + share * Math.min(Math.max((day - at + 1) / ramp, 0), 1),
      1,
    )
  let burst = 0
  return Array.from({ length }, (_, day) => {
    let value = base * joined(day) * growth ** day * Math.exp(noise * normal() - (noise * noise) / 2)
    if (day % 7 >= 5) value *= weekend
    if (kind === 'level shift' && day >= shiftAt) value *= shift
    if (kind === 'bursty') {
      if (burst > 0) burst--
      else if (random() < 0.05) burst = Math.floor(within(2, 6))
      if (burst > 0) value *= within(2, 5)
    }
    if (kind === 'spikes' && random() < 0.02) value *= within(5, 15)
    if (random() > often) value = 0
    return Math.round(value * 100) / 100
  })
}
