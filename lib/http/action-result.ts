import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import type { ActionResult } from '../domain/action-result'
import { ProductError } from '../domain/errors'
import { log } from '../observe/log'
import { currentRequest } from '../observe/request-scope'

/** Runs what a form asked for. A fault of ours says nothing but its number in the log. */
export async function actionResult<Value>(run: () => Promise<Value>): Promise<ActionResult<Value>> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    // Redirects travel as errors.
    unstable_rethrow(error)
    if (error instanceof ProductError) {
      log.info('action.refused', { code: error.code })
      return { ok: false, message: error.message, fields: error.details.fields ?? [] }
    }
    const requestId = currentRequest()?.requestId ?? randomUUID()
    log.error('action.failed', { request_id: requestId }, error)
    return {
      ok: false,
      message: `Something failed on the server (request ${requestId}). Try again.`,
      fields: [],
    }
  }
}
