import { requireKey } from '../../auth/require-key'
import { requireAllowed } from '../../domain/members/caller'
import { limitRequests } from '../../services/limit-requests'
import { ingestTelemetry } from '../../services/usage/ingest-telemetry'
import { inBodyRoom } from '../in-body-room'
import { problemResponse } from '../problem'
import { readBody } from '../read-body'
import { decodeOtlp, type OtlpSignal } from './decode-otlp'
import { otlpAnswer, otlpEncoding, otlpRefusal } from './otlp-response'

const READ_ENCODINGS: ReadonlySet<string> = new Set(['identity', 'gzip'])
const MOST_BYTES = 20_000_000
// An agent exports every few seconds, and a team may share a key.
const REQUESTS_A_MINUTE = 6_000

/** A route that takes one signal over OTLP/HTTP, in JSON or protobuf; it answers in the encoding of the request. */
export function otlpRoute(signal: OtlpSignal): (request: Request) => Promise<Response> {
  return async (request) => {
    const encoding = otlpEncoding(request)
    try {
      const caller = await requireKey(request)
      await limitRequests(`otlp:${caller.keyId}`, { points: REQUESTS_A_MINUTE, durationSeconds: 60 })
      requireAllowed(caller, 'import_usage')
      if (encoding === null) {
        return otlpRefusal('json', {
          status: 415,
          message: 'Send application/x-protobuf or application/json.',
        })
      }
      if (!READ_ENCODINGS.has(request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity')) {
        return otlpRefusal(encoding, { status: 415, message: 'Send Content-Encoding: gzip, or none.' })
      }
      return await inBodyRoom(request, async () => {
        const batch = decodeOtlp(signal, encoding, await readBody(request, MOST_BYTES))
        return otlpAnswer(signal, encoding, await ingestTelemetry(caller, batch, Date.now()))
      })
    } catch (error) {
      const problem = problemResponse(error)
      const headers = Object.fromEntries(
        ['retry-after', 'www-authenticate'].flatMap((name) => {
          const value = problem.headers.get(name)
          return value === null ? [] : [[name, value]]
        }),
      )
      const { detail } = (await problem.json()) as { detail: string }
      // 422 is no status of OTLP's: what can't be kept is a bad request.
      const status = problem.status === 422 ? 400 : problem.status
      return otlpRefusal(encoding ?? 'json', { status, message: detail, headers })
    }
  }
}
