/** A thread of calls whose history other threads may replay, as `ThreadPosition` describes it. */
export interface ReplayThread {
  id: string
  parentId: string | null
  /** Of its events in order; a gap (an event not known yet) is an empty text and ends every common prefix. */
  fingerprints: readonly string[]
  /** When its first event happened: of two siblings the earlier keeps what they share. */
  firstAtMs: number
}

/**
 * For each thread the index of its first own event; what lies before is a replay of another thread's. FORMATS.md d.
 * Where the parent is known: the longest contiguous prefix that equals the parent's belongs to the parent. Where it is
 * not: the first event's total is a baseline and counts nowhere, and of siblings that name the same absent parent
 * the earliest (then the smallest id) keeps what they share. Vectors are never compared outside a family, because two
 * real calls can be equal. The order of `threads` makes no difference.
 */
export function resolveReplays(threads: readonly ReplayThread[]): Map<string, number> {
  const byId = new Map(threads.map((thread) => [thread.id, thread]))
  const firstOwn = new Map<string, number>()
  const orphans = new Map<string, ReplayThread[]>()
  for (const thread of threads) {
    const { parentId } = thread
    if (parentId === null || isRootOfCycle(thread, byId)) {
      firstOwn.set(thread.id, 0)
      continue
    }
    const parent = byId.get(parentId)
    if (parent !== undefined) {
      firstOwn.set(thread.id, commonPrefix(thread.fingerprints, parent.fingerprints))
      continue
    }
    const siblings = orphans.get(parentId)
    if (siblings === undefined) orphans.set(parentId, [thread])
    else siblings.push(thread)
  }
  for (const siblings of orphans.values()) {
    siblings.sort((a, b) => a.firstAtMs - b.firstAtMs || (a.id < b.id ? -1 : 1))
    siblings.forEach((thread, i) => {
      let shared = Math.min(1, thread.fingerprints.length)
      for (let k = 0; k < i; k++) {
        const elder = siblings[k]
        if (elder !== undefined)
          shared = Math.max(shared, commonPrefix(thread.fingerprints, elder.fingerprints))
      }
      firstOwn.set(thread.id, shared)
    })
  }
  return firstOwn
}

/** Threads that name each other in a ring have no root; the one with the smallest id stands in for it. */
function isRootOfCycle(thread: ReplayThread, byId: ReadonlyMap<string, ReplayThread>): boolean {
  const ring = new Set([thread.id])
  let at = byId.get(thread.parentId ?? '')
  while (at !== undefined && at.id !== thread.id) {
    if (ring.has(at.id) || at.parentId === null) return false
    ring.add(at.id)
    at = byId.get(at.parentId)
  }
  return at !== undefined && [...ring].every((id) => thread.id <= id)
}

function commonPrefix(a: readonly string[], b: readonly string[]): number {
  const end = Math.min(a.length, b.length)
  let n = 0
  while (n < end && a[n] !== '' && a[n] === b[n]) n++
  return n
}
