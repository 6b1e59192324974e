import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

const MOST_BYTES = 10_000_000

/** The texts of files of test results; throws with the file's name where one can't be read. */
export async function readResultFiles(files: readonly string[]): Promise<{ name: string; text: string }[]> {
  const texts: { name: string; text: string }[] = []
  for (const file of files) {
    try {
      if ((await stat(file)).size > MOST_BYTES) throw new Error('more than 10 MB')
      texts.push({ name: path.basename(file), text: await readFile(file, 'utf8') })
    } catch (cause) {
      throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
  return texts
}
