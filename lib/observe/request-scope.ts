import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Caller } from '../domain/members/caller'

/** What the log says of a request: its route is the pattern, never the address with its ids and filters. */
export interface RequestScope {
  readonly requestId: string
  readonly method: string
  readonly route: string
  organizationId: number | null
  actor: Caller['kind'] | null
  actorId: string | null
}

// One a process, whatever number of bundles import this file.
const shared = globalThis as typeof globalThis & {
  outlayRequests?: AsyncLocalStorage<RequestScope>
  outlayOnlyAnswers?: boolean
}

function requests(): AsyncLocalStorage<RequestScope> {
  shared.outlayRequests ??= new AsyncLocalStorage()
  return shared.outlayRequests
}

export function inRequest<Result>(scope: RequestScope, run: () => Result): Result {
  return requests().run(scope, run)
}

export function currentRequest(): RequestScope | undefined {
  return requests().getStore()
}

/** From now on whatever this process asks of an organization is asked by a request. */
export function answerRequestsOnly(): void {
  shared.outlayOnlyAnswers = true
}

export function onlyAnswersRequests(): boolean {
  return shared.outlayOnlyAnswers === true
}

/** Notes who is asking, once that is known: by id, not by name or address. */
export function noteCaller(caller: Caller): void {
  const scope = currentRequest()
  if (!scope) return
  scope.organizationId = caller.organizationId
  scope.actor = caller.kind
  scope.actorId = caller.kind === 'member' ? caller.userId : caller.keyId
}

const SAFE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** The id under which a request is known: the sender's own where that is a short plain token, else a new one. */
export function requestIdOf(sent: string | string[] | undefined): string {
  return typeof sent === 'string' && SAFE.test(sent) ? sent : randomUUID()
}
