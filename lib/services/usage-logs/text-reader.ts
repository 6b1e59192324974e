import { MAX_LINE_BYTES } from './split-lines'

/** A reader that takes the text in chunks, whatever lies under it: lines, JSON elements, CSV rows. */
export interface TextReader {
  /** Whether what it has read so far is a usage log. */
  readonly recognised: boolean
  push(chunk: Buffer): void
  end(): void
}

export const TOO_LONG = `longer than ${MAX_LINE_BYTES / 1024 / 1024} MB: not read`
