/** Longest line that is held in memory; real ones with pictures in them stay well below. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024

const NEWLINE = 0x0a

export interface LineSink {
  /** A line without its line end, valid during the call only. `lineNumber` counts from 1. */
  line(bytes: Buffer, start: number, end: number, lineNumber: number, matters: boolean): void
  tooLong(lineNumber: number): void
}

/**
 * Cuts chunks into lines. With needles, `matters` says whether the line holds one of them; they are searched in the
 * chunk as a whole, which is an order of magnitude faster than looking into each line.
 */
export class LineSplitter {
  #carry: Buffer[] = []
  #carryBytes = 0
  #skipping = false
  #lineNumber = 1
  #needles: readonly Buffer[] | null = null

  constructor(
    needles: readonly string[] | null,
    readonly sink: LineSink,
  ) {
    this.lookFor(needles)
  }

  /** From the next chunk on. */
  lookFor(needles: readonly string[] | null): void {
    this.#needles = needles === null ? null : needles.map((needle) => Buffer.from(needle))
  }

  push(chunk: Buffer) {
    let start = 0
    if (this.#carryBytes > 0 || this.#skipping) {
      const end = chunk.indexOf(NEWLINE)
      if (end === -1) return this.#hold(chunk)
      if (this.#skipping || this.#carryBytes + end > MAX_LINE_BYTES) this.#skipped()
      else {
        this.#carry.push(chunk.subarray(0, end))
        this.#emitCarry()
      }
      start = end + 1
    }
    const last = chunk.lastIndexOf(NEWLINE)
    if (last >= start) {
      this.#lines(chunk, start, last + 1)
      start = last + 1
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start))
  }

  end(): void {
    if (this.#skipping) this.#skipped()
    else if (this.#carryBytes > 0) this.#emitCarry()
  }

  #lines(chunk: Buffer, from: number, to: number) {
    const needles = this.#needles
    const next = needles?.map((needle) => found(chunk.indexOf(needle, from)))
    let start = from
    while (start < to) {
      const end = chunk.indexOf(NEWLINE, start)
      let matters = needles === null
      if (needles !== null && next !== undefined) {
        for (let i = 0; i < needles.length; i++) {
          const needle = needles[i]
          if (needle === undefined) continue
          if ((next[i] ?? 0) < start) next[i] = found(chunk.indexOf(needle, start))
          if ((next[i] ?? 0) < end) matters = true
        }
      }
      this.sink.line(chunk, start, end, this.#lineNumber++, matters)
      start = end + 1
    }
  }

  #hold(rest: Buffer): void {
    if (this.#skipping) return
    this.#carryBytes += rest.length
    if (this.#carryBytes > MAX_LINE_BYTES) {
      this.#carry = []
      this.#skipping = true
      return
    }
    // The chunk's memory is used again for the next read.
    this.#carry.push(Buffer.from(rest))
  }

  #emitCarry(): void {
    const line =
      this.#carry.length === 1 && this.#carry[0] !== undefined ? this.#carry[0] : Buffer.concat(this.#carry)
    this.#carry = []
    this.#carryBytes = 0
    const matters = this.#needles?.some((needle) => line.includes(needle)) ?? true
    this.sink.line(line, 0, line.length, this.#lineNumber++, matters)
  }

  #skipped(): void {
    this.#skipping = false
    this.#carry = []
    this.#carryBytes = 0
    this.sink.tooLong(this.#lineNumber++)
  }
}

const found = (at: number): number => (at === -1 ? Number.POSITIVE_INFINITY : at)
