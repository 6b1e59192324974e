import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { UsageCollector } from '../../domain/usage/usage-collector'
import type { UsageEvent } from '../../domain/usage/usage-event'

/** Calls that are held in memory before they are put on disk. */
export const MOST_IN_MEMORY = 400_000
const PARTS = 512
const BUFFERED_BYTES = 16 * 1024

export interface CollectedEvents {
  events: Iterable<UsageEvent>
  /** Lines that told of a known call. Counted as `events` is read through, where they are on disk. */
  duplicates: () => number
}

/**
 * Gathers lines into calls like `UsageCollector`, in memory that has a limit: beyond it lines go to disk by a hash of
 * their id and are compared part by part. Threads stay in memory, since a replay is told by its whole family.
 */
export class SpillingCollector {
  readonly #memory = new UsageCollector()
  readonly #limit: number
  #spill: SpillFile[] | null = null
  #lines = 0

  constructor(limit = MOST_IN_MEMORY) {
    this.#limit = limit
  }

  add(event: UsageEvent): void {
    this.#lines++
    if (this.#spill !== null && event.thread === null) {
      write(this.#spill, event)
      return
    }
    this.#memory.add(event)
    if (this.#spill === null && this.#memory.size > this.#limit) this.spill()
  }

  /** How many calls are held in memory. */
  get size(): number {
    return this.#memory.size
  }

  /** Puts calls on disk from now on, and those that are held already. */
  spill(): void {
    if (this.#spill !== null) return
    this.#spill = openSpillFiles()
    for (const held of this.#memory.takeUnthreaded()) write(this.#spill, held)
  }

  finish(): CollectedEvents {
    const { events } = this.#memory.finish()
    const spill = this.#spill
    if (spill === null) return { events, duplicates: () => this.#lines - events.length }
    let count = events.length
    function* all(): Generator<UsageEvent> {
      yield* events
      for (const file of spill ?? []) {
        const part = file.readBack()
        count += part.length
        yield* part
      }
    }
    return { events: all(), duplicates: () => this.#lines - count }
  }
}

function openSpillFiles(): SpillFile[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'outlay-price-'))
  const files = Array.from({ length: PARTS }, (_, index) => new SpillFile(path.join(folder, String(index))))
  // Open files outlive their names: nothing is left behind, however the process ends.
  rmSync(folder, { recursive: true })
  return files
}

function write(files: readonly SpillFile[], event: UsageEvent): void {
  files[partOf(event.id)]?.write(event)
}

function partOf(id: string): number {
  let hash = 0
  for (let at = 0; at < id.length; at++) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0
  return (hash >>> 0) % PARTS
}

let memory = Buffer.alloc(0)

// One piece of memory for every part: what is freed outside of the heap comes back late.
function scratch(size: number): Buffer {
  if (memory.length < size) memory = Buffer.allocUnsafeSlow(size + (size >> 2))
  return memory.subarray(0, size)
}

class SpillFile {
  readonly #file: number
  #held = ''
  #bytes = 0

  constructor(name: string) {
    this.#file = openSync(name, 'wx+', 0o600)
  }

  write(event: UsageEvent): void {
    this.#held += `${JSON.stringify(event)}\n`
    if (this.#held.length > BUFFERED_BYTES) this.#flush()
  }

  #flush(): void {
    const bytes = Buffer.from(this.#held)
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done)
    this.#bytes += bytes.length
    this.#held = ''
  }

  readBack(): readonly UsageEvent[] {
    this.#flush()
    const bytes = scratch(this.#bytes)
    for (let done = 0; done < bytes.length; )
      done += readSync(this.#file, bytes, done, bytes.length - done, done)
    closeSync(this.#file)
    const collector = new UsageCollector()
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(0x0a, start)
      collector.add(JSON.parse(bytes.toString('utf8', start, end)) as UsageEvent)
      start = end + 1
    }
    return collector.finish().events
  }
}
