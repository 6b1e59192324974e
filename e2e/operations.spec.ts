import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { readMetrics } from '../lib/testing/read-metrics'
import { AS_OWNER, open, ownedProduct, owner, signIn } from './fixtures/owner'
import { startProduct, stopProduct, test } from './fixtures/product'

const TOKEN = 'a-token-of-the-monitoring-1'
const AS_MONITORING = { authorization: `Bearer ${TOKEN}` }
const PROMPT = 'Rewrite the merger memo for the board'

test.use({
  productEnv: [
    { ...ownedProduct('Watched Works'), OUTLAY_METRICS_TOKEN: TOKEN, OUTLAY_LOG_LEVEL: 'debug' },
    { scope: 'worker' },
  ],
})

type Line = Record<string, unknown> & { request_id?: string }

// What is printed comes in pieces: the last line may be a part of one.
const linesOf = (output: string): Line[] =>
  output
    .slice(0, output.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))

test('metrics are for who has the token of the operator', async ({ request }) => {
  const statusOf = async (headers: Record<string, string>) =>
    (await request.get('/metrics', { headers })).status()
  expect(await statusOf({})).toBe(401)
  expect(await statusOf(AS_OWNER)).toBe(401)
  expect(await statusOf({ authorization: `Bearer ${TOKEN}x` })).toBe(401)
  expect(await statusOf({ authorization: `Basic ${TOKEN}` })).toBe(401)
  expect(await statusOf(AS_MONITORING)).toBe(200)
})

test('metrics count requests by pattern, and events by what became of them', async ({
  page,
  request,
  product,
}) => {
  const scrape = async () => {
    const answer = await request.get('/metrics', { headers: AS_MONITORING })
    expect(answer.headers()['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await answer.text()
    for (const secret of ['Watched', 'ada@', 'umbrella', 'claude-sonnet', 'run-77', TOKEN])
      expect(text).not.toContain(secret)
    return readMetrics(text)
  }
  const before = await scrape()
  const events = ['a', 'b'].map((id) => ({
    id,
    timestamp: '2026-06-01T10:00:00Z',
    model: 'claude-sonnet-4-6',
    input_tokens: 9,
  }))
  await request.post('/api/v1/usage', { headers: AS_OWNER, data: [...events, { id: 'c' }] })
  await request.get('/api/v1/runs/run-77?project=umbrella', { headers: AS_OWNER })
  await request.get('/wp-login.php')
  await open(page, '/overview')
  const after = await scrape()
  const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(more('outlay_events_total{intake="api",outcome="accepted"}')).toBe(2)
  expect(more('outlay_events_total{intake="api",outcome="rejected"}')).toBe(1)
  expect(more('outlay_http_requests_total{method="POST",route="/api/v1/usage",status="200"}')).toBe(1)
  expect(more('outlay_http_requests_total{method="GET",route="/api/v1/runs/[id]",status="404"}')).toBe(1)
  expect(more('outlay_http_requests_total{method="GET",route="unknown",status="404"}')).toBe(1)
  expect(more('outlay_http_requests_total{method="GET",route="/overview",status="200"}')).toBeGreaterThan(0)
  expect(more('outlay_http_request_duration_seconds_count{method="POST",route="/api/v1/usage"}')).toBe(1)
  expect(after.get('outlay_database_up')).toBe(1)
  expect(after.get('outlay_processes_live{kind="web"}')).toBe(1)
  expect(after.get('outlay_processes_live{kind="worker"}')).toBe(1)

  // Without its database, and with nobody to bring it back, the process still tells of itself.
  const lock = JSON.parse(readFileSync(path.join(product.dataDir, 'supervisor.lock'), 'utf8'))
  const postmaster = Number.parseInt(
    readFileSync(path.join(product.dataDir, 'postgres/data/postmaster.pid'), 'utf8'),
    10,
  )
  process.kill(lock.supervisor.pid, 'SIGSTOP')
  try {
    process.kill(postmaster, 'SIGKILL')
    await expect.poll(async () => (await scrape()).get('outlay_database_up')).toBe(0)
    const alone = await scrape()
    expect(alone.get('outlay_http_requests_total{method="POST",route="/api/v1/usage",status="200"}')).toBe(1)
    expect(alone.has('outlay_channels_paused')).toBe(false)
  } finally {
    process.kill(lock.supervisor.pid, 'SIGCONT')
  }
  await expect.poll(async () => (await scrape()).get('outlay_database_up'), { timeout: 90_000 }).toBe(1)
})

test('a request keeps its id from the sender to the answer and the log, which has nothing of its content', async ({
  page,
  request,
  product,
}) => {
  const sent = await request.post(`/api/v1/usage?note=${encodeURIComponent(PROMPT)}`, {
    headers: { ...AS_OWNER, 'x-request-id': 'quoted-by-a-user', 'content-type': 'application/x-ndjson' },
    data: `{"prompt": "${PROMPT}", "user": "grace.hopper@example.com"\n`,
  })
  expect(sent.headers()['x-request-id']).toBe('quoted-by-a-user')
  const unsafe = await request.get('/api/v1/spend', { headers: { ...AS_OWNER, 'x-request-id': 'a b"c' } })
  expect(unsafe.headers()['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  const broken = await request.get('/api/v1/%ff')
  expect(broken.headers()['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await signIn(page, { email: 'grace.hopper@example.com', password: 'nobody guesses this 9' })
  await expect(page.getByText('do not match')).toBeVisible()
  await open(page, '/overview')

  const line = (found: (one: Line) => boolean) => linesOf(product.output()).find(found)
  await expect
    .poll(() => line((one) => one.request_id === 'quoted-by-a-user'))
    .toMatchObject({
      ...{ level: 'info', event: 'http.request', method: 'POST', route: '/api/v1/usage', status: 200 },
      ...{ organization_id: 1, actor: 'key', actor_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      duration_ms: expect.any(Number),
    })
  await expect
    .poll(() => line((one) => one.event === 'sign_in.unknown_account'))
    .toMatchObject({ level: 'warn', route: '/api/auth/[...nextauth]' })
  await expect
    .poll(() => line((one) => one.route === '/overview' && one.actor === 'member'))
    .toMatchObject({
      ...{ level: 'debug', event: 'http.request', method: 'GET', status: 200 },
    })
  for (const one of linesOf(product.output())) {
    expect(one).toMatchObject({
      time: expect.any(String),
      level: expect.any(String),
      event: expect.stringMatching(/^[a-z_.]+$/),
    })
  }
  const secrets = [
    owner.key,
    owner.password,
    owner.email,
    TOKEN,
    'merger',
    'grace.hopper',
    'nobody guesses',
    'session=',
  ]
  for (const secret of secrets) expect(product.output()).not.toContain(secret)
})

test('where no token is set there is no such address, and the terminal hears of machines alone', async () => {
  const { dataDir } = await test.step('start', async () => ({ dataDir: test.info().outputPath('data') }))
  const product = await startProduct({ dataDir, env: ownedProduct('Unwatched Works') })
  expect((await fetch(`${product.url}/metrics`)).status).toBe(404)
  expect((await fetch(`${product.url}/metrics`, { headers: AS_MONITORING })).status).toBe(404)
  expect((await fetch(`${product.url}/api/v1/spend`)).status).toBe(401)
  await expect
    .poll(() => linesOf(product.output()).map(({ route, status }) => [route, status]))
    .toEqual([['/api/v1/spend', 401]])
  expect(await stopProduct(product)).toBe(0)
  const short = spawnSync(process.execPath, ['cli/start.mjs'], {
    env: { ...process.env, OUTLAY_DATA_DIR: dataDir, OUTLAY_METRICS_TOKEN: 'short' },
    encoding: 'utf8',
  })
  expect(short).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The environment variable OUTLAY_METRICS_TOKEN /),
  })
})
