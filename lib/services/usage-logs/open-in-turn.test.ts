import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLogFiles, type LogFile } from './find-log-files'
import { UnreadableLogError } from './log-problem'
import { openInTurn } from './open-in-turn'

let folder = ''
let files: LogFile[] = []
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outlay-in-turn-'))
  for (const name of ['a', 'b', 'c']) await writeFile(path.join(folder, `${name}.jsonl`), `text of ${name}`)
  files = (await findLogFiles([folder])).files
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function readWhole(chunks: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk.toString()
  return text
}

test('each file has its own text, and one that is gone fails at its own turn only', async () => {
  const [a, b, c] = files
  if (!a || !b || !c) throw new Error('three files were written')
  const gone = { ...b, path: path.join(folder, 'gone.jsonl') }
  const read: string[] = []
  for await (const { file, texts } of openInTurn([a, gone, c])) {
    try {
      for await (const text of texts) read.push(`${file.name}: ${await readWhole(text.chunks)}`)
    } catch (cause) {
      expect(cause).toBeInstanceOf(UnreadableLogError)
      read.push(`${file.name}: unreadable`)
    }
  }
  expect(read).toEqual(['a.jsonl: text of a', 'b.jsonl: unreadable', 'c.jsonl: text of c'])
})

test.skipIf(process.platform !== 'linux')('leaving early leaves no file open', async () => {
  for await (const { texts } of openInTurn(files)) {
    for await (const _ of texts) break
    break
  }
  for await (const _ of openInTurn(files)) break
  expect((await openedFiles()).filter((file) => file.startsWith(folder))).toEqual([])
})

async function openedFiles(): Promise<string[]> {
  const numbers = await readdir('/proc/self/fd')
  return Promise.all(numbers.map((number) => readlink(`/proc/self/fd/${number}`).catch(() => '')))
}
