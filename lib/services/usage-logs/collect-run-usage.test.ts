import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { toJsonl } from '../../testing/log-lines'
import { geminiMessage } from '../../testing/log-samples'
import { collectRunUsage } from './collect-run-usage'

test('a chat of Gemini CLI is of the run whose directory its hash is of', async () => {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'outlay-run-')))
  const here = path.join(folder, 'shop')
  const chat = async (name: string, directory: string, id: number) => {
    const projectHash = createHash('sha256').update(directory).digest('hex')
    const place = path.join(folder, 'tmp', name, 'chats')
    await mkdir(place, { recursive: true })
    const message = geminiMessage(id, { input: 10, output: 5 })
    await writeFile(path.join(place, 'session-1.jsonl'), toJsonl([{ sessionId: name, projectHash }, message]))
  }
  await mkdir(here)
  await chat('shop', here, 1)
  await chat('blog', path.join(folder, 'blog'), 2)
  const { events, elsewhere } = await collectRunUsage([path.join(folder, 'tmp')], {
    startedAtMs: Date.parse('2026-06-01T00:00:00Z'),
    endedAtMs: Date.parse('2026-06-02T00:00:00Z'),
    directories: [here],
    sessions: new Set(),
  })
  expect(events.map(({ sessionId }) => sessionId)).toEqual(['shop'])
  expect([...elsewhere.values()]).toEqual([1])
  await rm(folder, { recursive: true, force: true })
})
