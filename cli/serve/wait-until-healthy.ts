import { setTimeout as delay } from 'node:timers/promises'

/** Asks /api/health until every part is up; false when `signal` ends the wait. */
export async function waitUntilHealthy(port: number, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
      })
      if (response.ok) return true
    } catch {
      // Not listening yet.
    }
    await delay(100)
  }
  return false
}
