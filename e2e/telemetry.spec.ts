import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { asJson, asProtobuf, otlpLogs } from '../lib/testing/otlp-requests'
import { AS_OWNER, open, ownedProduct, owner } from './fixtures/owner'
import { type Product, test } from './fixtures/product'

test.use({ productEnv: ownedProduct('Signal Works') })

interface Row {
  events: number
  input_tokens: number
  cost_usd: string
}

async function spendOf(product: Product, filter: string): Promise<Row> {
  const answer = await fetch(`${product.url}/api/v1/spend?${filter}`, { headers: AS_OWNER })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { total: Row }).total
}

async function exportTelemetry(
  product: Product,
  protocol: string,
  run: string,
  env: Record<string, string> = {},
) {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'e2e/fixtures/export-telemetry.ts', protocol, run],
    {
      env: {
        ...process.env,
        OTEL_EXPORTER_OTLP_ENDPOINT: `${product.url}/api/otlp`,
        OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Bearer ${owner.key}`,
        OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
        OTEL_RESOURCE_ATTRIBUTES: `team.id=team-${run},project=shop-${run}`,
        ...env,
      },
    },
  )
  return stdout + stderr
}

for (const [protocol, temporality] of [
  ['http/json', 'delta'],
  ['http/protobuf', 'cumulative'],
] as const)
  test(`OpenTelemetry's own exporters send ${protocol}, gzip, ${temporality}: each call counts once`, async ({
    product,
  }) => {
    const run = protocol.replace('http/', '')
    const said = await exportTelemetry(product, protocol, run, {
      OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: temporality,
    })
    // The one thing to say: that the agent's span is not added to its children's.
    expect(said.replace(/.*partial success.*\n?/gi, '')).not.toMatch(/error|fail/i)

    // Three calls by events; metrics of the same session are not added to them.
    expect(await spendOf(product, `project=shop-${run}&user=grace@example.com`)).toMatchObject({
      events: 3,
      input_tokens: 3000,
      cost_usd: '0.0135',
    })
    const ofTeam = await spendOf(product, `team=team-${run}&source=claude-code`)
    expect(ofTeam.input_tokens).toBe(3000 + 1000)
    expect(ofTeam.cost_usd).toBe('0.018')
    expect(await spendOf(product, `source=checkout&project=shop-${run}`)).toMatchObject({
      events: 2,
      input_tokens: 4000,
    })

    // The transcript of the same calls comes later.
    const transcript = [0, 1, 2].map((n) => ({
      id: `claude:msg_${run}_${n}`,
      timestamp: new Date().toISOString(),
      model: 'claude-sonnet-4-6',
      provider: 'anthropic',
      input_tokens: 1000,
      output_tokens: 100,
      source: 'claude-code',
      session_id: `events-${run}`,
      request_id: `req_${run}_${n}`,
    }))
    const sent = await fetch(`${product.url}/api/v1/usage`, {
      method: 'POST',
      headers: { ...AS_OWNER, 'content-type': 'application/json' },
      body: JSON.stringify(transcript),
    })
    expect(await sent.json()).toMatchObject({ accepted: 0, rejected: 0 })
    expect(await spendOf(product, `project=shop-${run}&user=grace@example.com`)).toMatchObject({
      events: 3,
      cost_usd: '0.0135',
    })
  })

test('the calls stand on the Imports and Events pages', async ({ page, product }) => {
  await exportTelemetry(product, 'http/json', 'seen')
  await open(page, '/imports')
  await expect(page.getByRole('row', { name: /Initial key/ }).first()).toBeVisible()
  await open(page, '/events?project=shop-seen')
  await expect(page.getByRole('main')).toContainText('claude-sonnet-4-6')
  await expect(page.getByRole('main')).toContainText('gpt-5.5')
})

const TYPES = { json: 'application/json', protobuf: 'application/x-protobuf' } as const

function post(product: Product, signal: string, body: Uint8Array, headers: Record<string, string> = {}) {
  return fetch(`${product.url}/api/otlp/v1/${signal}`, {
    method: 'POST',
    headers: { ...AS_OWNER, 'content-type': TYPES.json, ...headers },
    body: new Uint8Array(body),
  })
}

const request = otlpLogs(
  [
    {
      at: Date.now(),
      attributes: { 'event.name': 'api_request', model: 'claude-sonnet-4-6', request_id: 'req_kept' },
    },
    {
      at: 1000,
      attributes: { 'event.name': 'api_request', model: 'claude-sonnet-4-6', request_id: 'req_1970' },
    },
  ],
  { 'service.name': 'claude-code' },
)

test('what is left out is said as partial success, in the encoding of the request', async ({ product }) => {
  const inJson = await post(product, 'logs', asJson(request))
  expect([inJson.status, inJson.headers.get('content-type')]).toEqual([200, TYPES.json])
  expect(await inJson.json()).toEqual({
    partialSuccess: { rejectedLogRecords: '1', errorMessage: 'record 1: time is not from 2001 to 2099' },
  })
  const inProtobuf = await post(product, 'logs', asProtobuf('logs', request), {
    'content-type': TYPES.protobuf,
  })
  expect([inProtobuf.status, inProtobuf.headers.get('content-type')]).toEqual([200, TYPES.protobuf])
  expect(Buffer.from(await inProtobuf.arrayBuffer()).toString('latin1')).toContain(
    'time is not from 2001 to 2099',
  )
  const empty = await post(product, 'metrics', asJson({}))
  expect([empty.status, await empty.json()]).toEqual([200, {}])
})

test('refusals are the protocol’s: status, google.rpc.Status, content type', async ({ product }) => {
  const bomb = gzipSync(Buffer.alloc(40_000_000, ' '))
  const cases = [
    [400, 3, post(product, 'logs', new TextEncoder().encode('{'))],
    [400, 3, post(product, 'logs', new TextEncoder().encode('no gzip'), { 'content-encoding': 'gzip' })],
    [401, 16, post(product, 'traces', asJson({}), { authorization: 'Bearer outlay_wrong_key_0000000000' })],
    [413, 8, post(product, 'logs', bomb, { 'content-encoding': 'gzip' })],
    [415, 3, post(product, 'logs', asJson({}), { 'content-type': 'text/plain' })],
    [415, 3, post(product, 'logs', asJson({}), { 'content-encoding': 'br' })],
  ] as const
  for (const [status, code, sent] of cases) {
    const answer = await sent
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, TYPES.json])
    expect(await answer.json()).toMatchObject({ code, message: expect.any(String) })
  }
  const binary = await post(product, 'logs', Uint8Array.of(0x0a, 0xff), { 'content-type': TYPES.protobuf })
  expect([binary.status, binary.headers.get('content-type')]).toEqual([400, TYPES.protobuf])
})

// All ten thousand: OUTLAY_MUTATED_BODIES=10000 npx playwright test e2e/telemetry.spec.ts
const MUTATED_BODIES = Number(process.env.OUTLAY_MUTATED_BODIES ?? 300)

test('mutated bodies: each answered, none by a fault of the server', async ({ product }) => {
  test.setTimeout(60_000 + MUTATED_BODIES * 400)
  const bodies = [
    { type: TYPES.json, bytes: asJson(request) },
    { type: TYPES.protobuf, bytes: asProtobuf('logs', request) },
  ]
  let state = 7
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  const statuses = new Set<number>()
  for (let n = 0; n < MUTATED_BODIES; n++) {
    const { type, bytes } = bodies[n % 2] as (typeof bodies)[number]
    const mutated = Uint8Array.from(bytes)
    for (let times = 0; times < 1 + random() * 6; times++) {
      mutated[Math.floor(random() * mutated.length)] = Math.floor(random() * 256)
    }
    const answer = await post(product, ['logs', 'metrics', 'traces'][n % 3] as string, mutated, {
      'content-type': type,
    })
    statuses.add(answer.status)
  }
  expect([...statuses].sort()).toEqual([200, 400])
  expect((await fetch(`${product.url}/api/health`)).status).toBe(200)
})
