import { ADDRESS_HEADER } from '../auth/client-address'
import { memberFromRequest } from '../auth/member-from-request'
import { requireKey } from '../auth/require-key'
import type { Caller } from '../domain/members/caller'
import { limitRequests } from '../services/limit-requests'
import { problemResponse } from './problem'

const WITH_KEY = { points: 600, durationSeconds: 60 }
const BY_ADDRESS = { points: 60, durationSeconds: 60 }

/** A route that needs no key. Who sends one is its caller, and is refused where it is none; others count by address. */
export function openRoute(
  handle: (request: Request, caller: Caller | null) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const isKeyed = request.headers.has('authorization')
      const caller = isKeyed ? await requireKey(request) : await memberFromRequest(request)
      if (caller?.kind === 'key') await limitRequests(`key:${caller.keyId}`, WITH_KEY)
      if (caller === null) {
        await limitRequests(`open:${request.headers.get(ADDRESS_HEADER) ?? 'unknown'}`, BY_ADDRESS)
      }
      return await handle(request, caller)
    } catch (error) {
      return problemResponse(error)
    }
  }
}
