import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

const MOST_BYTES = 10_000_000

/**
 * The texts of files of test results; throws with the file's name where one can't be read, or was last written before
 * `sinceMs`: then it is of something else.
 */
export async function readResultFiles(
  files: readonly string[],
  sinceMs = 0,
): Promise<{ name: string; text: string }[]> {
  const texts: { name: string; text: string }[] = []
  for (const file of files) {
    try {
      const { size, mtimeMs } = await stat(file)
      if (size > MOST_BYTES) throw new Error('more than 10 MB')
      // A file's time may be coarser than the clock.
      if (mtimeMs < sinceMs - 2_000) throw new Error('not written during the run')
      // As it was typed: files of several packages are often all called alike.
      texts.push({ name: file.split(path.sep).join('/').slice(-512), text: await readFile(file, 'utf8') })
    } catch (cause) {
      throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
  return texts
}
