const SECONDS = [5, 30, 120, 600, 3_600, 21_600, 21_600, 43_200, 86_400]

/** Tries of one delivery in all; what failed so often, over about two days, has failed. */
export const MOST_ATTEMPTS = SECONDS.length + 1

/** Seconds until the next try after so many that failed; null where there is none. */
export function retryAfterSeconds(attempts: number): number | null {
  return SECONDS[attempts - 1] ?? null
}
