import { keepBetter } from './keep-better'
import { type ReplayThread, resolveReplays } from './resolve-replays'
import type { UsageEvent } from './usage-event'

/** Gathers lines from any number of logs, in any order, into calls: one event for each, replays left out. */
export class UsageCollector {
  readonly #events = new Map<string, UsageEvent>()
  #threaded = false
  #lines = 0

  add(event: UsageEvent): void {
    this.#lines++
    if (event.thread !== null) this.#threaded = true
    const known = this.#events.get(event.id)
    if (known === undefined) this.#events.set(event.id, event)
    else {
      const better = keepBetter(known, event)
      if (better !== known) this.#events.set(event.id, better)
    }
  }

  /** How many calls are known so far, replays included. */
  get size(): number {
    return this.#events.size
  }

  /** Hands over the calls that stand in no thread, and forgets them and their lines. */
  takeUnthreaded(): UsageEvent[] {
    const taken = [...this.#events.values()].filter(({ thread }) => thread === null)
    for (const { id } of taken) this.#events.delete(id)
    this.#lines -= taken.length
    return taken
  }

  /** The calls, and how many lines told of a call that was known already. */
  finish(): { events: readonly UsageEvent[]; duplicates: number } {
    const events = this.#threaded ? this.#withoutReplays() : [...this.#events.values()]
    return { events, duplicates: this.#lines - events.length }
  }

  #withoutReplays(): UsageEvent[] {
    const threads = new Map<string, ReplayThread & { fingerprints: string[] }>()
    for (const event of this.#events.values()) {
      if (event.thread === null) continue
      const { id, parentId, index, fingerprint } = event.thread
      let thread = threads.get(id)
      if (thread === undefined) {
        thread = { id, parentId, fingerprints: [], firstAtMs: event.occurredAtMs }
        threads.set(id, thread)
      }
      while (thread.fingerprints.length < index) thread.fingerprints.push('')
      thread.fingerprints[index] = fingerprint
      if (event.occurredAtMs < thread.firstAtMs) thread.firstAtMs = event.occurredAtMs
    }
    const firstOwn = resolveReplays([...threads.values()])
    const own: UsageEvent[] = []
    for (const event of this.#events.values()) {
      if (event.thread === null || event.thread.index >= (firstOwn.get(event.thread.id) ?? 0)) own.push(event)
    }
    return own
  }
}
