import { AsyncLocalStorage } from 'node:async_hooks'
import { currentRequest, onlyAnswersRequests } from '../observe/request-scope'

/**
 * For whom an organization is read: a member, whose share the database looks up; the product itself, and API keys, which see
 * all; nobody yet, which sees no usage.
 */
export type Viewer = { userId: string } | 'the product' | 'nobody'

// One a process, whatever number of bundles import this file.
const shared = globalThis as typeof globalThis & { outlayViewers?: AsyncLocalStorage<Viewer> }

function viewers(): AsyncLocalStorage<Viewer> {
  shared.outlayViewers ??= new AsyncLocalStorage()
  return shared.outlayViewers
}

/** Whoever asks the running request; the product itself in a process that answers none, as the worker. */
export function currentViewer(): Viewer {
  const chosen = viewers().getStore()
  if (chosen) return chosen
  const request = currentRequest()
  if (!request) {
    // What lost its request would otherwise be shown everything.
    if (onlyAnswersRequests()) throw new Error('an organization was asked for outside of any request')
    return 'the product'
  }
  if (request.actor === 'key') return 'the product'
  return request.actor === 'member' && request.actorId ? { userId: request.actorId } : 'nobody'
}

/** What a member sees, for what is made for them without being asked by them. */
export function asSeenBy<Result>(userId: string, run: () => Result): Result {
  return viewers().run({ userId }, run)
}

/** For what must take account of usage that whoever asks may not see: a call counts once, whoever sent it first. */
export function asTheProduct<Result>(run: () => Result): Result {
  return viewers().run('the product', run)
}
