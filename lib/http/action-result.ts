import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import type { ActionResult } from '../domain/action-result'
import { ProductError } from '../domain/errors'

/** Runs what a form asked for. A fault of ours says nothing but its number in the log. */
export async function actionResult<Value>(run: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    // Redirects travel as errors.
    unstable_rethrow(error)
    if (error instanceof ProductError) {
      return { ok: false, message: error.message, fields: error.details.fields ?? [] }
    }
    const requestId = randomUUID()
    const stack = error instanceof Error ? error.stack : undefined
    console.error(JSON.stringify({ level: 'error', requestId, error: String(error), stack }))
    return {
      ok: false,
      message: `Something failed on the server (request ${requestId}). Try again.`,
      fields: [],
    }
  }
}
