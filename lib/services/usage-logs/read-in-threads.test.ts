import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import { LOG_SAMPLES } from '../../testing/log-samples'
import { mutateLog } from '../../testing/mutate-log'
import { collectUsageLogs } from './collect-usage-logs'
import { findLogFiles } from './find-log-files'
import { packEvents, unpackEvents } from './pack-events'

let folder = ''
let thread = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outlay-threads-'))
  // As cli/build.mjs makes it.
  const { outputFiles } = await build({
    entryPoints: [path.resolve('lib/services/usage-logs/log-thread.ts')],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  })
  thread = outputFiles[0]?.text ?? ''
  const logs = path.join(folder, 'logs')
  await mkdir(logs)
  for (const [at, { text, name }] of LOG_SAMPLES.entries()) {
    await writeFile(path.join(logs, `${at}.jsonl`), text)
    // The same calls once more, some of them told otherwise.
    await writeFile(path.join(logs, `${at}-again.jsonl.gz`), gzipSync(text))
    for (let seed = 0; seed < 6; seed++)
      await writeFile(
        path.join(logs, `${at}-${seed}.jsonl`),
        mutateLog(text, seed * 1000 + name.length).bytes,
      )
  }
  await writeFile(path.join(logs, 'cut.jsonl.gz'), gzipSync('{"a":1}\n').subarray(0, 12))
  await writeFile(path.join(logs, 'not-a-log.json'), '{"hello":"world"}')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function collect(worthThreadsBytes: number) {
  const { files } = await findLogFiles([path.join(folder, 'logs')])
  let bytes = 0
  const onBytes = (count: number) => {
    bytes += count
  }
  const read = await collectUsageLogs({ files, format: 'auto', thread, worthThreadsBytes, onBytes })
  const events = [...read.events].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { ...read, events, bytes, duplicates: read.duplicates() }
}

test('threads read what is read without them: the same calls, the same problems in the same order', async () => {
  const alone = await collect(Number.POSITIVE_INFINITY)
  const together = await collect(0)
  expect(alone.events.length).toBeGreaterThan(40)
  expect(alone.problems.length).toBeGreaterThan(20)
  expect(together).toEqual(alone)
})

test('a thread that dies is an error, not fewer calls', async () => {
  const { files } = await findLogFiles([path.join(folder, 'logs')])
  const read = (dying: string) =>
    collectUsageLogs({ files, format: 'auto', thread: dying, worthThreadsBytes: 0 })
  await expect(read('process.exit(3)')).rejects.toThrow('ended with 3')
  await expect(read('throw new Error("broken")')).rejects.toThrow('broken')
})

test('what is packed is unpacked as it was', () => {
  const tags = { a: 'b' }
  const part = { ...newUsageEvent('x', 0), model: 'm', provider: null }
  const events = [
    newUsageEvent('a', 1),
    { ...newUsageEvent('b', 2), tags, latencyMs: 0, isSidechain: true, inputTokens: 2 ** 53 - 1 },
    {
      ...newUsageEvent('c', 3),
      tags,
      components: [part],
      thread: { id: 't', parentId: null, index: 0, fingerprint: '' },
    },
    { ...newUsageEvent('d', 4), user: '', status: 'error' as const, via: 'telemetry' as const },
  ]
  expect(unpackEvents(structuredClone(packEvents(events)))).toEqual(events)
  expect(unpackEvents(packEvents([]))).toEqual([])
})
