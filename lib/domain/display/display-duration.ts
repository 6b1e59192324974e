import { NO_FIGURE } from './locale'

/** A length of time as a page shows it: "850 ms", "42 s", "4 min 10 s", "2 h 5 min". A dash where there is none. */
export function displayDuration(ms: number | null): string {
  if (ms === null) return NO_FIGURE
  if (ms < 1_000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  const whole = Math.round(seconds / 60)
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`
}
