import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepBetter } from '../../domain/usage/keep-better'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { parseUsageEvent } from '../../domain/usage/usage-event-wire'
import { claudeLine, toJsonl } from '../../testing/log-lines'
import { findLogFiles } from '../usage-logs/find-log-files'
import { IngestClient, IngestRefusedError } from './ingest-client'
import { PushState } from './push-state'
import { type PushCounts, pushUsageLogs } from './push-usage-logs'

/** A server as CONTRACT.md §3 says, with a ledger in memory. */
class Ledger {
  readonly events = new Map<string, UsageEvent>()
  readonly bodies: string[] = []
  epoch = 1
  key = 'a-key'
  /** Answers to give before the real ones: status and Retry-After. */
  troubles: ({ status: number; retryAfter?: string } | 'drop' | 'drop after writing')[] = []
  limitLines = Number.POSITIVE_INFINITY
  server: Server = createServer()
  url = ''

  async start(): Promise<void> {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const answer = (status: number, body: unknown, headers = {}) =>
        response
          .writeHead(status, { 'content-type': 'application/json', ...headers })
          .end(JSON.stringify(body))
      if (request.headers.authorization !== `Bearer ${this.key}`)
        return answer(401, { title: 'Unauthorized', detail: 'No such key.' })
      if (request.method === 'GET') return answer(200, { organization: 'o1', ingest_epoch: this.epoch })
      const trouble = this.troubles.shift()
      if (trouble === 'drop') return request.socket.destroy()
      if (typeof trouble === 'object')
        return answer(
          trouble.status,
          { title: 'Trouble' },
          trouble.retryAfter ? { 'retry-after': trouble.retryAfter } : {},
        )
      const text = gunzipSync(Buffer.concat(chunks)).toString()
      const lines = text.split('\n')
      if (lines.length > this.limitLines) return answer(413, { title: 'Too large' })
      this.bodies.push(text)
      const counts = { accepted: 0, updated: 0, duplicates: 0, rejected: 0, errors: [] as unknown[] }
      lines.forEach((line, index) => {
        const parsed = parseUsageEvent(JSON.parse(line))
        if (!parsed.ok) {
          counts.rejected++
          counts.errors.push({ index, path: parsed.path, message: parsed.message })
          return
        }
        const known = this.events.get(parsed.event.id)
        const better = known === undefined ? parsed.event : keepBetter(known, parsed.event)
        if (known === undefined) counts.accepted++
        else if (better === known) counts.duplicates++
        else counts.updated++
        this.events.set(parsed.event.id, better)
      })
      if (trouble === 'drop after writing') return request.socket.destroy()
      answer(200, counts)
    })
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }
}

describe('push', () => {
  const ledger = { current: new Ledger() }
  const folder = { logs: '', state: '' }
  const waits: number[] = []

  beforeEach(async () => {
    ledger.current = new Ledger()
    await ledger.current.start()
    folder.logs = await mkdtemp(path.join(tmpdir(), 'outlay-push-'))
    folder.state = await mkdtemp(path.join(tmpdir(), 'outlay-state-'))
    waits.length = 0
  })
  afterEach(async () => {
    ledger.current.server.closeAllConnections()
    await new Promise((resolve) => ledger.current.server.close(resolve))
    await rm(folder.logs, { recursive: true, force: true })
    await rm(folder.state, { recursive: true, force: true })
  })

  const write = (name: string, lines: readonly unknown[]) =>
    writeFile(path.join(folder.logs, name), toJsonl(lines))

  async function push(
    options: { key?: string; signal?: AbortSignal; tries?: number; onSend?: () => void } = {},
  ): Promise<PushCounts & { files: number }> {
    const { url } = ledger.current
    const key = options.key ?? 'a-key'
    const signal = options.signal ?? new AbortController().signal
    const wait = async (ms: number) => {
      waits.push(ms)
    }
    const client = new IngestClient({ url, key, signal, wait, tries: options.tries ?? 4 })
    const state = await PushState.load(folder.state, [url, key])
    state.bindTo(await client.epoch())
    const { files } = await findLogFiles([folder.logs])
    const changed = files.filter((file) => !state.has(file.path, file))
    const counts = await pushUsageLogs({
      files: changed,
      format: 'auto',
      label: (event) => event,
      send: (lines) => {
        options.onSend?.()
        return client.send(lines)
      },
      state,
      signal,
    })
    return { ...counts, files: changed.length }
  }

  test('sends each call once, and no word of what was said', async () => {
    await write('a.jsonl', [
      claudeLine({ usage: { output_tokens: 1 } }),
      claudeLine(),
      claudeLine({ id: 'msg_2' }),
    ])
    expect(await push()).toMatchObject({ accepted: 2, updated: 0, duplicates: 1, rejected: 0, problems: [] })
    expect(ledger.current.events.get('claude:msg_1')).toMatchObject({ outputTokens: 20, project: 'checkout' })
    expect(ledger.current.bodies.join()).not.toMatch(/hello|home|ada/)
  })

  test('28: again nothing; a file that grew is read again and only its news are new', async () => {
    await write('a.jsonl', [claudeLine()])
    await write('b.jsonl', [claudeLine({ id: 'msg_2' })])
    await push()
    expect(await push()).toMatchObject({ files: 0, accepted: 0, duplicates: 0 })
    await write('a.jsonl', [claudeLine(), claudeLine({ id: 'msg_3' })])
    expect(await push()).toMatchObject({ files: 1, accepted: 1, duplicates: 1 })
  })

  test('a file of the same size written at another time is read again', async () => {
    await write('a.jsonl', [claudeLine()])
    await push()
    await write('a.jsonl', [claudeLine({ id: 'msg_9' })])
    await utimes(path.join(folder.logs, 'a.jsonl'), 1, 1)
    expect(await push()).toMatchObject({ files: 1, accepted: 1 })
  })

  test("when the server's data went back (an import was undone) everything is sent again", async () => {
    await write('a.jsonl', [claudeLine()])
    await push()
    ledger.current.events.clear()
    ledger.current.epoch++
    expect(await push()).toMatchObject({ files: 1, accepted: 1 })
  })

  test('a second machine, without memory, changes nothing', async () => {
    await write('a.jsonl', [claudeLine()])
    await push()
    folder.state = await mkdtemp(path.join(tmpdir(), 'outlay-state-'))
    expect(await push()).toMatchObject({ accepted: 0, updated: 0, duplicates: 1 })
  })

  test('lost connections, 5xx and 429 are tried again, Retry-After is kept', async () => {
    await write('a.jsonl', [claudeLine()])
    ledger.current.troubles = [{ status: 503 }, 'drop', { status: 429, retryAfter: '7' }]
    expect(await push()).toMatchObject({ accepted: 1 })
    expect([waits.length, waits[2]]).toEqual([3, 7000])
  })

  test('an answer lost after the write counts nothing twice', async () => {
    await write('a.jsonl', [claudeLine()])
    ledger.current.troubles = ['drop after writing']
    expect(await push()).toMatchObject({ accepted: 0, duplicates: 1 })
    expect(ledger.current.events.size).toBe(1)
  })

  test('a server that stays down is an error, and nothing is remembered as sent', async () => {
    await write('a.jsonl', [claudeLine()])
    ledger.current.troubles = Array.from({ length: 4 }, () => ({ status: 500 }))
    await expect(push()).rejects.toThrow('500: Trouble')
    expect(await push()).toMatchObject({ files: 1, accepted: 1 })
  })

  test('a wrong key is an error at once', async () => {
    await write('a.jsonl', [claudeLine()])
    await expect(push({ key: 'wrong' })).rejects.toThrow(IngestRefusedError)
    expect(waits).toEqual([])
  })

  test('a batch that is too large is halved', async () => {
    await write(
      'a.jsonl',
      Array.from({ length: 10 }, (_, i) => claudeLine({ id: `msg_${i}` })),
    )
    ledger.current.limitLines = 3
    expect(await push()).toMatchObject({ accepted: 10 })
  })

  test('what the server refuses is named with its file and line', async () => {
    const broken = {
      id: 'x',
      timestamp: '2026-06-01T00:00:00Z',
      model: 'm',
      input_tokens: 1,
      tags: { ['t'.repeat(500)]: 'x' },
    }
    const manyTags = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`t${i}`, 'x']))
    await write('flat.jsonl', [broken, { ...broken, id: 'y', tags: manyTags }])
    const counts = await push()
    expect([counts.accepted, counts.rejected]).toEqual([1, 1])
    expect(counts.problems).toMatchObject([
      { file: 'flat.jsonl', line: 2, message: expect.stringMatching(/^tags: /) },
    ])
  })

  test('interrupted at any batch: what was not acknowledged is sent the next time', async () => {
    for (let i = 0; i < 4; i++) {
      await write(
        `${i}.jsonl`,
        Array.from({ length: 5000 }, (_, k) => claudeLine({ id: `msg_${i}_${k}` })),
      )
    }
    const stop = new AbortController()
    let sends = 0
    const interrupted = push({
      signal: stop.signal,
      onSend: () => ++sends === 2 && stop.abort(new Error('Ctrl-C')),
    })
    await expect(interrupted).rejects.toThrow('Ctrl-C')
    const rest = await push()
    expect(rest.files).toBeGreaterThan(0)
    expect(ledger.current.events.size).toBe(20_000)
    expect(await push()).toMatchObject({ files: 0 })
  })

  test('a broken state file is no obstacle', async () => {
    await write('a.jsonl', [claudeLine()])
    await push()
    const { readdir } = await import('node:fs/promises')
    for (const name of await readdir(folder.state))
      await writeFile(path.join(folder.state, name), '{"version":')
    expect(await push()).toMatchObject({ files: 1, duplicates: 1 })
  })
})
