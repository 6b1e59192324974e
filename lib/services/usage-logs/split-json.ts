import { RECORD_LISTS } from '../../domain/usage/formats/paged-reader'
import { MAX_LINE_BYTES } from './split-lines'

export interface ElementSink {
  /** One JSON value; `line` is where it starts. */
  element(text: Buffer, line: number): void
  tooLong(line: number): void
}

const LISTS: ReadonlySet<string> = new Set(RECORD_LISTS)

/**
 * Cuts a JSON text into its records without parsing it whole: the elements of a top-level array, of a top-level
 * object's `events` array, or else the top-level values themselves, one after another.
 */
export class JsonElementSplitter {
  #depth = 0
  #inString = false
  #escaped = false
  #line = 1
  /** Depth at which records lie: 0, 1 in an array, 2 in an object's events array. */
  #recordDepth = 0
  #recordStart = -1
  #recordLine = 1
  #held: Buffer[] = []
  #heldBytes = 0
  #skipping = false
  #keyStart = -1
  #key = ''
  #keyHead = ''
  #top: 'none' | 'array' | 'object' = 'none'

  constructor(readonly sink: ElementSink) {}

  push(chunk: Buffer): void {
    if (this.#recordStart !== -1) this.#recordStart = 0
    if (this.#keyStart !== -1) this.#keyStart = 0
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk[i]
      if (c === 0x0a) this.#line++
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (c === 0x5c) this.#escaped = true
        else if (c === 0x22) {
          this.#inString = false
          if (this.#keyStart !== -1) {
            this.#key = this.#keyHead + chunk.toString('latin1', this.#keyStart, i)
            this.#keyHead = ''
            this.#keyStart = -1
          }
        }
        continue
      }
      if (c === 0x22) {
        this.#inString = true
        if (this.#top === 'object' && this.#depth === 1) this.#keyStart = i + 1
      } else if (c === 0x7b || c === 0x5b) this.#open(c, i)
      else if (c === 0x7d || c === 0x5d) this.#close(chunk, i)
    }
    // A key may go on in the next chunk; no key that matters is long.
    if (this.#keyStart !== -1)
      this.#keyHead = (this.#keyHead + chunk.toString('latin1', this.#keyStart)).slice(0, 100)
    if (this.#recordStart === -1) return
    this.#heldBytes += chunk.length - this.#recordStart
    if (this.#heldBytes > MAX_LINE_BYTES) {
      this.#held = []
      this.#skipping = true
    }
    if (!this.#skipping) this.#held.push(Buffer.from(chunk.subarray(this.#recordStart)))
  }

  /** False where the text ended inside a value. */
  end(): boolean {
    if (this.#skipping) this.sink.tooLong(this.#recordLine)
    return this.#depth === 0
  }

  get line(): number {
    return this.#line
  }

  #open(c: number, at: number): void {
    if (this.#depth === 0 && this.#recordStart === -1) {
      this.#top = c === 0x5b ? 'array' : 'object'
      this.#recordDepth = c === 0x5b ? 1 : 0
    } else if (this.#top === 'object' && this.#depth === 1 && c === 0x5b && LISTS.has(this.#key)) {
      this.#recordDepth = 2
      this.#recordStart = -1
      this.#held = []
      this.#heldBytes = 0
      this.#skipping = false
    }
    if (this.#depth === this.#recordDepth && this.#recordStart === -1) {
      this.#recordStart = at
      this.#recordLine = this.#line
    }
    this.#depth++
  }

  #close(chunk: Buffer, at: number): void {
    if (this.#depth > 0) this.#depth--
    if (this.#recordStart !== -1 && this.#depth === this.#recordDepth) {
      if (this.#skipping) this.sink.tooLong(this.#recordLine)
      else {
        const tail = chunk.subarray(this.#recordStart, at + 1)
        this.sink.element(
          this.#held.length === 0 ? tail : Buffer.concat([...this.#held, tail]),
          this.#recordLine,
        )
      }
      this.#held = []
      this.#heldBytes = 0
      this.#skipping = false
      this.#recordStart = -1
    }
    if (this.#depth === 0) this.#recordDepth = 0
  }
}
