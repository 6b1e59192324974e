import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GET as getIngestState } from '@/app/api/v1/ingest-state/route'
import { GET as getSpend } from '@/app/api/v1/spend/route'
import { POST as postUsage } from '@/app/api/v1/usage/route'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook } from '../../domain/pricing/price-book'
import { reportSpend } from '../../domain/usage/spend-report'
import { claudeLine, codexCount, codexMeta, codexTurn, toJsonl } from '../../testing/log-lines'
import { makeOrganization } from '../../testing/make-organization'
import { createApiKey } from '../api-keys/create-api-key'
import { collectUsageLogs } from '../usage-logs/collect-usage-logs'
import { findLogFiles, type LogFile } from '../usage-logs/find-log-files'
import { IngestClient } from './ingest-client'
import { pushUsageLogs } from './push-usage-logs'

/** The API's own routes behind a socket. */
const server = createServer(async (incoming, outgoing) => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const url = `http://127.0.0.1${incoming.url}`
  const request = new Request(url, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(incoming.method === 'POST' ? { body: new Uint8Array(Buffer.concat(chunks)) } : {}),
  })
  const route = url.includes('/ingest-state') ? getIngestState : url.includes('/spend') ? getSpend : postUsage
  const answer = await route(request, { params: Promise.resolve({}) })
  outgoing
    .writeHead(answer.status, Object.fromEntries(answer.headers))
    .end(Buffer.from(await answer.arrayBuffer()))
})

let base = ''
let folder = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  folder = await mkdtemp(path.join(tmpdir(), 'outlay-push-db-'))
  const history = (minute: number) => [
    codexCount(at(minute), [100, 40, 10], [100, 40, 10]),
    codexCount(at(minute + 1), [300, 90, 30], [200, 50, 20]),
  ]
  const own = (n: number) => codexCount(at(50), [300 + n, 90, 30], [n, 0, 0])
  const fork = (id: string, parent: string, n: number) =>
    toJsonl([codexMeta(id, parent), codexTurn('gpt-5.5'), ...history(30), own(n)])
  const files = {
    'a.jsonl': toJsonl([
      claudeLine({ usage: { output_tokens: 1 } }),
      claudeLine(),
      claudeLine({ id: 'msg_2', model: 'claude-opus-4-8' }),
    ]),
    'b.jsonl': toJsonl([
      claudeLine({ session: 'resumed' }),
      claudeLine({ requestId: 'req_x', usage: { output_tokens: 99 }, extra: { isSidechain: true } }),
      claudeLine({ id: 'msg_3', model: 'mystery-1' }),
    ]),
    'child.jsonl': fork('child', 'parent', 7),
    'orphan-1.jsonl': fork('orphan-1', 'gone', 3),
    'orphan-2.jsonl': fork('orphan-2', 'gone', 5),
    'parent.jsonl': toJsonl([codexMeta('parent'), codexTurn('gpt-5.5'), ...history(1)]),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const at = (minute: number) => `2026-07-30T10:${String(minute).padStart(2, '0')}:00.000Z`

async function makeKey(): Promise<string> {
  const { secret } = await createApiKey(await makeOrganization(), {
    name: 'push',
    scopes: ['ingest', 'read'],
    expiresInDays: null,
  })
  return secret
}

async function push(key: string, files: readonly LogFile[]) {
  const client = new IngestClient({ url: base, key, signal: new AbortController().signal })
  return pushUsageLogs({
    files,
    format: 'auto',
    label: (event) => event,
    send: (lines) => client.send(lines),
    state: null,
    signal: client.options.signal,
  })
}

async function spent(key: string) {
  const answer = await fetch(`${base}/api/v1/spend?from=2020-01-01&to=2031-12-31&group_by=day,model`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const { rows, total } = (await answer.json()) as {
    rows: Record<string, unknown>[]
    total: Record<string, unknown>
  }
  return [...rows.map(comparable).sort(), comparable(total)]
}

/** What `outlay price` says of the same files. */
async function priced(files: readonly LogFile[]) {
  const { events } = await collectUsageLogs({ files, format: 'auto' })
  const { rows, total } = reportSpend({
    events,
    book: createPriceBook({ snapshot: currentSnapshot() }),
    by: ['day', 'model'],
    tz: 'UTC',
  })
  return [...rows.map((row) => comparable({ ...row })).sort(), comparable({ ...total })]
}

const FIELDS = [
  'day',
  'model',
  'events',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'cost_usd',
  'unpriced_events',
]
const comparable = (row: Record<string, unknown>): string =>
  JSON.stringify(
    FIELDS.map((field) =>
      field === 'cost_usd' && typeof row[field] === 'string' ? trimmed(row[field]) : (row[field] ?? null),
    ),
  )
const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

describe('what is pushed is what is priced', () => {
  test.each([
    ['in order', (files: LogFile[]) => [files]],
    ['backwards, forks before their parent', (files: LogFile[]) => [[...files].reverse()]],
    ['in halves', (files: LogFile[]) => [files.slice(0, 3), files.slice(3)]],
    ['file by file, twice', (files: LogFile[]) => [...files, ...files].map((file) => [file])],
  ])('%s', async (_, split) => {
    const key = await makeKey()
    const { files } = await findLogFiles([folder])
    for (const part of split(files))
      expect(await push(key, part)).toMatchObject({ rejected: 0, problems: [] })
    expect(await spent(key)).toEqual(await priced(files))
  })

  test('from two machines at once, and again', async () => {
    const key = await makeKey()
    const { files } = await findLogFiles([folder])
    await Promise.all([push(key, files), push(key, [...files].reverse())])
    expect(await push(key, files)).toMatchObject({ accepted: 0, updated: 0 })
    expect(await spent(key)).toEqual(await priced(files))
  })

  const corpus = process.env.OUTLAY_CORPUS ?? ''
  test.skipIf(!existsSync(corpus))('real logs', async () => {
    const key = await makeKey()
    const { files } = await findLogFiles([path.join(corpus, 'claude-code'), path.join(corpus, 'codex')])
    await push(key, [...files].reverse())
    expect(await spent(key)).toEqual(await priced(files))
  })
})
