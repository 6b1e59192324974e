// Ten tries over about two days; what failed so often has failed.
const SECONDS = [5, 30, 120, 600, 3_600, 21_600, 21_600, 43_200, 86_400]

/** Seconds until the next try after so many that failed; null where there is none. */
export function retryAfterSeconds(attempts: number): number | null {
  return SECONDS[attempts - 1] ?? null
}
