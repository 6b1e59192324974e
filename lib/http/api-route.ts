import { requireCaller } from '../auth/require-caller'
import { ProductError } from '../domain/errors'
import { type Caller, requireAllowed } from '../domain/members/caller'
import type { Action } from '../domain/members/roles'
import { ORGANIZATION_PARAMETER } from '../domain/organizations/asked-organization'
import { refusedCursor } from '../domain/page-cursor'
import { limitRequests } from '../services/limit-requests'
import { idempotent, isUpload } from './idempotent'
import { inBodyRoom } from './in-body-room'
import { problemResponse } from './problem'

export interface ApiRequest<Params> {
  request: Request
  caller: Caller
  params: Params
  query: URLSearchParams
}

const REQUESTS_A_MINUTE = 600

/** A route of the API: who is it, may they, not too often; then the handler, whose errors become problem documents. */
export function apiRoute<Params extends Record<string, string> = Record<string, never>>(
  action: Action,
  handle: (api: ApiRequest<Params>) => Promise<Response>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, context) => {
    try {
      const caller = await requireCaller(request)
      if (caller.kind === 'key') {
        await limitRequests(`key:${caller.keyId}`, { points: REQUESTS_A_MINUTE, durationSeconds: 60 })
      }
      requireAllowed(caller, action)
      const query = new URL(request.url).searchParams
      // Of the page whose address the query was taken from.
      query.delete(ORGANIZATION_PARAMETER)
      const params = await context.params
      refuseNul(params, query)
      const answer = () =>
        idempotent(request, caller, (once) => handle({ request: once, caller, params, query }))
      // An upload streams into the store.
      return await (isUpload(request) ? answer() : inBodyRoom(request, answer))
    } catch (error) {
      return problemResponse(error)
    }
  }
}

// What Postgres can't be asked for is not there. A route without parameters has none at all.
function refuseNul(params: Record<string, string> | undefined, query: URLSearchParams): void {
  if (Object.values(params ?? {}).some((value) => value.includes('\0'))) {
    throw new ProductError('not_found', 'There is nothing of this id.')
  }
  if (query.get('cursor')?.includes('\0')) throw refusedCursor()
}

/** Answers with JSON that nobody keeps. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}
