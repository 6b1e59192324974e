import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from '@playwright/test'
import { awake } from './fixtures/awake'
import { owner, signIn } from './fixtures/owner'
import { type Product, runProduct, startProduct, stopProduct } from './fixtures/product'

const test = base.extend<{ dataDir: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-e2e-'))
    await use(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  },
})
test.setTimeout(600_000)

type Lock = { supervisor: { pid: number }; children: { pid: number }[] }

function pidsOf({ dataDir }: Product): { supervisor: number; web: number; worker: number; postgres: number } {
  const lock: Lock = JSON.parse(readFileSync(path.join(dataDir, 'supervisor.lock'), 'utf8'))
  const [web, worker] = lock.children
  const postmaster = readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')
  return {
    supervisor: lock.supervisor.pid,
    web: web?.pid ?? 0,
    worker: worker?.pid ?? 0,
    postgres: Number.parseInt(postmaster, 10),
  }
}

function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.startsWith('Z')
}

async function expectHealthy({ url }: Product): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${url}/api/health`).then(
          (answer) => answer.json(),
          () => null,
        ),
      { timeout: 90_000 },
    )
    .toEqual({
      status: 'ok',
      database: 'ok',
      worker: 'ok',
      version: expect.any(String),
    })
}

test('a first start is ready, keeps its secret to itself, and ends in good order on SIGTERM', async ({
  dataDir,
}) => {
  const product = await startProduct({ dataDir })
  await expectHealthy(product)
  expect(statSync(path.join(dataDir, 'auth-secret')).mode & 0o777).toBe(0o600)
  const pids = pidsOf(product)
  expect(await stopProduct(product)).toBe(0)
  for (const pid of Object.values(pids)) await expect.poll(() => isRunning(pid)).toBe(false)
})

test('web, worker and PostgreSQL come back when they are killed', async ({ dataDir }) => {
  const product = await startProduct({ dataDir })
  for (const part of ['web', 'worker', 'postgres'] as const) {
    const killed = pidsOf(product)[part]
    const back = product.printed(
      part === 'postgres' ? /PostgreSQL runs again/g : new RegExp(`${part} ended`, 'g'),
    )
    process.kill(killed, 'SIGKILL')
    await back
    await expect.poll(() => pidsOf(product)[part]).not.toBe(killed)
    await expectHealthy(product)
  }
  expect(await stopProduct(product, 'SIGINT')).toBe(0)
})

test('a start after everything was killed finds its data again', async ({ dataDir }) => {
  const product = await startProduct({ dataDir })
  const secret = readFileSync(path.join(dataDir, 'auth-secret'), 'utf8')
  for (const pid of Object.values(pidsOf(product))) process.kill(pid, 'SIGKILL')
  const again = await startProduct({ dataDir })
  await expectHealthy(again)
  expect(readFileSync(path.join(dataDir, 'auth-secret'), 'utf8')).toBe(secret)
  expect(await stopProduct(again)).toBe(0)
})

test('a start after only the supervisor was killed takes over from what it left', async ({ dataDir }) => {
  const product = await startProduct({ dataDir })
  const old = pidsOf(product)
  process.kill(old.supervisor, 'SIGKILL')
  const again = await startProduct({ dataDir, port: Number(new URL(product.url).port) })
  await expectHealthy(again)
  expect(isRunning(old.web)).toBe(false)
  expect(isRunning(old.worker)).toBe(false)
  expect(await stopProduct(again)).toBe(0)
})

test('a second start on the same data and a taken port each end in one sentence', async ({ dataDir }) => {
  const product = await startProduct({ dataDir })
  const second = await runProduct({ dataDir })
  expect(second).toEqual({
    code: 1,
    output: expect.stringMatching(/^Outlay already runs on \S+ \(process \d+\).*\n$/),
  })
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'outlay-e2e-'))
  const port = Number(new URL(product.url).port)
  expect(await runProduct({ dataDir: elsewhere, port })).toEqual({
    code: 1,
    output: `Port ${port} is taken by another program: stop it, or start Outlay with another PORT.\n`,
  })
  rmSync(elsewhere, { recursive: true })
  await expectHealthy(product)
  expect(await stopProduct(product)).toBe(0)
})

test('a data directory that cannot be one and a setting that cannot be read end in one sentence', async ({
  dataDir,
}) => {
  const file = path.join(dataDir, 'file')
  writeFileSync(file, '')
  const onFile = await runProduct({ dataDir: file })
  expect(onFile).toEqual({
    code: 1,
    output: expect.stringMatching(/^Outlay cannot keep its data in \S+file .*OUTLAY_DATA_DIR.*\n$/),
  })
  const badUrl = await runProduct({ dataDir, env: { OUTLAY_PUBLIC_URL: 'nonsense' } })
  expect(badUrl).toEqual({
    code: 1,
    output: expect.stringMatching(/^The environment variable OUTLAY_PUBLIC_URL .*\n$/),
  })
  const badDatabase = await runProduct({
    dataDir,
    env: { DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/none' },
  })
  expect(badDatabase.code).toBe(1)
  expect(badDatabase.output).toMatch(
    /^The database of DATABASE_URL \(127\.0\.0\.1:1\/none\) cannot be used: .*\n$/m,
  )
  expect(badDatabase.output).not.toContain('secret')
})

test('a request under way when the product is asked to stop is answered, and its events are kept', async ({
  dataDir,
}) => {
  const key = 'drain-test-key-0123456789abcdef'
  const env = {
    OUTLAY_INIT_EMAIL: 'owner@example.com',
    OUTLAY_INIT_PASSWORD: 'correct horse battery staple',
    OUTLAY_INIT_ORGANIZATION: 'Drain',
    OUTLAY_INIT_TIMEZONE: 'UTC',
    OUTLAY_INIT_API_KEY: key,
  }
  const product = await startProduct({ dataDir, env })
  const request = http.request(`${product.url}/api/v1/usage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  })
  const answered = once(request, 'response') as Promise<[http.IncomingMessage]>
  const event = (id: string) =>
    `${JSON.stringify({ id, timestamp: '2026-06-01T10:00:00Z', model: 'claude-sonnet-4-6', input_tokens: 1000 })}\n`
  await new Promise<void>((resolve) => request.write(event('one'), () => resolve()))
  const stopping = product.printed(/^Stopping\.$/m)
  const stopped = stopProduct(product)
  await stopping
  request.end(event('two'))
  const [response] = await answered
  let body = ''
  for await (const chunk of response) body += chunk
  expect({ status: response.statusCode, ...JSON.parse(body) }).toMatchObject({ status: 200, accepted: 2 })
  expect(await stopped).toBe(0)

  const again = await startProduct({ dataDir, env })
  const spend = await fetch(`${again.url}/api/v1/spend?from=2026-06-01&to=2026-06-01&group_by=day`, {
    headers: { authorization: `Bearer ${key}` },
  })
  expect((await spend.json()).total.events).toBe(2)
  expect(await stopProduct(again)).toBe(0)
  const ledger = spawnSync(process.execPath, ['cli/start.mjs', 'verify-ledger'], {
    env: { ...process.env, OUTLAY_DATA_DIR: dataDir },
    encoding: 'utf8',
  })
  expect(ledger).toMatchObject({
    status: 0,
    stdout: 'The ledger agrees: every roll-up of 1 organization equals its events.\n',
  })
})

test('a page that could not be made while the database was away is there at the next try', async ({
  dataDir,
  page,
}) => {
  const env = { OUTLAY_INIT_EMAIL: owner.email, OUTLAY_INIT_PASSWORD: owner.password }
  const product = await startProduct({ dataDir, env })
  await page.goto(`${product.url}/events`)
  await signIn(page)
  const heading = page.getByRole('heading', { name: 'Events', exact: true })
  await expect(heading).toBeVisible()
  await awake(page)
  // Stopped, the supervisor does not bring the database back.
  const pids = pidsOf(product)
  process.kill(pids.supervisor, 'SIGSTOP')
  process.kill(pids.postgres, 'SIGKILL')
  await page.goto(`${product.url}/events`)
  await expect(page.getByText('could not be loaded')).toBeVisible()
  process.kill(pids.supervisor, 'SIGCONT')
  await expectHealthy(product)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(heading).toBeVisible()
  // What is still to come has this heading, too.
  await awake(page)
  await expect(heading).toBeVisible()
  await expect(page.getByText('could not be loaded')).toHaveCount(0)
  expect(await stopProduct(product)).toBe(0)
})
