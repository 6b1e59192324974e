import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres'

let dataDir: string
let server: EmbeddedPostgres | undefined

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-embedded-'))
})
afterEach(async () => {
  await server?.stop()
  server = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

const inCluster = (file: string) => path.join(dataDir, 'postgres', 'data', file)

async function start(durable = false): Promise<EmbeddedPostgres> {
  server = await startEmbeddedPostgres({ dataDir, durable })
  return server
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: server?.url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('the first start makes a cluster with a password, on the loopback address, with checksums', async () => {
  const { url, wasRunning } = await start()
  expect(wasRunning).toBe(false)
  expect(statSync(path.join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
  const settings = await query(
    "select name, setting from pg_settings where name in ('data_checksums', 'listen_addresses', 'log_error_verbosity', 'server_encoding') order by 1",
  )
  expect(settings.map(({ setting }) => setting)).toEqual(['on', '127.0.0.1', 'terse', 'UTF8'])
  const guessed = new Client({ connectionString: url.replace(/:[0-9a-f]{48}@/, ':guess@') })
  await expect(guessed.connect()).rejects.toThrow(/password authentication failed/)
})

test('a server that runs is found, not started again', async () => {
  const first = await start()
  const second = await startEmbeddedPostgres({ dataDir })
  expect(second).toMatchObject({ url: first.url, wasRunning: true })
})

test('what was committed is there after kill -9 of the server', async () => {
  await start(true)
  await query('create table kept as select 42 as answer')
  process.kill(Number.parseInt(readFileSync(inCluster('postmaster.pid'), 'utf8'), 10), 'SIGKILL')
  await expect.poll(() => server?.isRunning(), { timeout: 10_000 }).toBe(false)
  await start(true)
  expect(await query('select answer from kept')).toEqual([{ answer: 42 }])
})

test('a kept port that another program took meanwhile is chosen anew', async () => {
  const { url, stop } = await start()
  await stop()
  const port = Number(new URL(url).port)
  const other = net.createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  try {
    expect(new URL((await start()).url).port).not.toBe(String(port))
    expect(await query('select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    other.close()
  }
})

test('a pid file whose number another program got is no running server', async () => {
  await (await start()).stop()
  writeFileSync(inCluster('postmaster.pid'), `${process.pid}\n${inCluster('')}\n1\n1\n\n127.0.0.1\n\nready\n`)
  expect((await start()).wasRunning).toBe(false)
})

test('a cluster that was only half made is made again', async () => {
  const home = path.join(dataDir, 'postgres')
  mkdirSync(home)
  await (await start()).stop()
  rmSync(path.join(home, 'data'), { recursive: true })
  mkdirSync(path.join(home, 'data.new'))
  writeFileSync(path.join(home, 'data.new', 'PG_VERSION'), '18\n')
  await start()
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
})

test('a start that fails shows the end of the log', async () => {
  await (await start()).stop()
  appendFileSync(inCluster('postgresql.conf'), '\nno_such_setting = 1\n')
  await expect(start()).rejects.toThrow(/PostgreSQL did not start; its log .*no_such_setting/s)
})
