export interface CsvHead {
  text: string
  /** False where the file goes on after the text. */
  isWhole: boolean
}

/** The beginning of a file as text, in the encodings that are read; null where it is an archive or no text. */
export function decodeHead(bytes: Uint8Array, isWhole: boolean): CsvHead | null {
  const [first, second] = bytes
  const isArchive = (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b)
  if (isArchive) return null
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  // A character that is cut at the end is left out.
  const text = new TextDecoder(encoding).decode(bytes, { stream: !isWhole })
  return text.includes('\0') ? null : { text, isWhole }
}
