import { type APIResponse, expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { AS_OWNER, open, ownedProduct, owner } from './fixtures/owner'
import { test as base } from './fixtures/product'

// Every operation of the API's document is called with what it says is valid and with what is not; every answer is held
// against the document.
base.describe.configure({ mode: 'serial' })
const test = base.extend<object>({})
test.use({ productEnv: [ownedProduct('Contract Works'), { scope: 'worker' }] })

type Json = Record<string, unknown>
interface Described {
  operationId: string
  parameters?: { name: string; in: string; schema: Json; example?: string | number; required?: boolean }[]
  requestBody?: { content: Record<string, { schema?: Json; example?: unknown }> }
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: Json }> }>
  security?: object[]
}
interface Document {
  paths: Record<string, Record<string, Described>>
  components: { responses: Record<string, Described['responses'][string]>; schemas: Record<string, Json> }
}

let document: Document
const calls = (): { method: string; path: string; operation: Described }[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )

// What is there to be asked for by id, made before.
const made: Record<string, string> = {}
const idOf = (path: string): string | undefined =>
  made[path.split('/')[3] ?? ''] && path.includes('{id}') ? made[path.split('/')[3] ?? ''] : undefined

function addressOf(
  path: string,
  operation: Described,
  values: Record<string, string | undefined> = {},
): string {
  const query = new URLSearchParams()
  let address = path
  for (const { name, in: place, example } of operation.parameters ?? []) {
    const value = values[name] ?? (place === 'path' ? (idOf(path) ?? String(example)) : example?.toString())
    if (value === undefined) continue
    if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(value))
    else if (place === 'query') query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? address : `${address}?${text}`
}

/** What of an answer is not as the document has it. */
async function violations(answer: APIResponse, operation: Described): Promise<string[]> {
  const status = String(answer.status())
  const said = operation.responses[status]
  const described = said?.$ref ? document.components.responses[said.$ref.split('/').at(-1) ?? ''] : said
  if (!described) return [`${status} is not documented: ${(await answer.text()).slice(0, 300)}`]
  const body = await answer.body()
  if (!described.content) return body.length === 0 ? [] : [`${status} has a body`]
  const type = answer.headers()['content-type']?.split(';')[0] ?? ''
  const content = described.content[type]
  if (!content) return [`${status} is ${type || 'of no type'}, which is not documented`]
  if (!content.schema) return []
  const schema = content.schema.$ref ? document.components.schemas.Problem : content.schema
  const parsed = z
    .fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
    .safeParse(JSON.parse(body.toString()))
  return parsed.success
    ? []
    : parsed.error.issues.slice(0, 5).map((issue) => `${status} ${issue.path.join('.')}: ${issue.message}`)
}

async function send(page: Page, method: string, address: string, body?: { type: string; data: string }) {
  return page.request.fetch(address, {
    method,
    maxRedirects: 0,
    headers: { origin: new URL(page.url()).origin, ...(body && { 'content-type': body.type }) },
    ...(body && { data: Buffer.from(body.data) }),
  })
}

test('there is something of everything', async ({ page, request }) => {
  test.setTimeout(300_000)
  await open(page, '/settings')
  document = await (await request.get('/api/v1/openapi.json')).json()
  expect(calls().length).toBeGreaterThan(60)
  const post = async (address: string, data: object, method = 'POST') => {
    const answer = await request.fetch(address, { method, headers: AS_OWNER, data })
    expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true)
    return answer.json()
  }
  const now = new Date()
  const call = (id: string, rest: object) => ({
    id,
    // Of this month, which a budget is judged for.
    timestamp: now.toISOString(),
    model: 'claude-opus-4-8',
    provider: 'anthropic',
    input_tokens: 1000,
    output_tokens: 100,
    cache_write_1h_tokens: 5,
    project: 'web',
    tags: { env: 'prod' },
    run_id: 'run-7',
    ...rest,
  })
  await post('/api/v1/usage', [
    call('a', {}),
    call('b', { service_tier: 'batch', inference_geo: 'us', web_search_requests: 2 }),
    call('c', { model: 'house-large' }),
    call('d', { model: 'house-small', cost_usd: '70.5', status: 'error', latency_ms: 20 }),
    call('e', {
      timestamp: new Date(now.getTime() - 40 * 86_400_000).toISOString(),
      run_id: 'run-8',
      user: 'ada',
    }),
    ...Array.from({ length: 20 }, (_, ago) =>
      call(`f${ago}`, { timestamp: new Date(now.getTime() - ago * 86_400_000).toISOString(), run_id: null }),
    ),
  ])
  for (const run of ['run-7', 'run-8'])
    await post(
      `/api/v1/runs/${run}`,
      {
        framework: 'nextjs',
        task: 'crud',
        group: 'small',
        checks_passed: 3,
        checks_total: 4,
        tasks: [{ task: 'one' }],
      },
      'PUT',
    )
  await request.fetch('/api/v1/runs/run-7/results', {
    method: 'POST',
    headers: { ...AS_OWNER, 'content-type': 'application/xml' },
    data: '<testsuite name="api"><testcase name="a"/><testcase name="b"><failure message="no"/></testcase></testsuite>',
  })
  made.runs = 'run-7'
  made.estimates = (
    await post('/api/v1/estimates', { name: 'One', resources: 2, models: ['claude-opus-4-8'] })
  ).id
  made.published = (
    await post('/api/v1/published', {
      name: 'Ours',
      source: 'https://example.com',
      published_on: '2026-05-26',
      figures: [{ group: 's', framework: 'nestjs', statistic: 'total', checks_total: 10, cost_usd: '1.55' }],
    })
  ).id
  made.channels = (
    await post('/api/v1/channels', {
      kind: 'webhook',
      target: 'https://example.com/in',
      name: 'Hook',
      import_events: ['finished'],
    })
  ).id
  made.reports = (await post('/api/v1/reports', { name: 'All', channel_ids: [made.channels] })).id
  made.budgets = (
    await post('/api/v1/budgets', { name: 'All', amount_usd: '1', channel_ids: [made.channels] })
  ).id
  await post(
    '/api/v1/prices/house-large',
    {
      effective_from: '2026-01-01',
      effective_to: '2026-12-01',
      input_usd_per_mtok: '1',
      output_usd_per_mtok: '2',
    },
    'PUT',
  )
  await post('/api/v1/discounts/openai', { effective_from: '2026-01-01', discount_percent: '5' }, 'PUT')
  const upload = await request.fetch('/api/v1/uploads?filename=calls.csv', {
    method: 'POST',
    headers: { ...AS_OWNER, 'content-type': 'text/csv' },
    data: `timestamp,model,input_tokens,output_tokens\n${now.toISOString()},claude-opus-4-8,10,20\nnonsense,x,y,z\n`,
  })
  made.uploads = (await upload.json()).id
  made['csv-mappings'] = (
    await post('/api/v1/csv-mappings', {
      ...{ name: 'Theirs', header: ['When', 'Model'] },
      mapping: {
        ...{ delimiter: ',', columns: { timestamp: 'When', model: 'Model' } },
        ...{ timestamp_format: 'iso', time_zone: 'UTC', decimal_mark: '.' },
      },
    })
  ).id
  made['attribution-rules'] = (
    await post('/api/v1/attribution-rules', { conditions: { project: ['web'] }, shows: { team: 'Web' } })
  ).id
  made['saved-views'] = (
    await post('/api/v1/saved-views', { name: 'Mine', page: 'runs', query: '', visibility: 'shared' })
  ).id
  made.repricings = (await post('/api/v1/repricings', { models: ['house-large'] })).id
  const statusOf = async (address: string) =>
    (await (await request.get(address, { headers: AS_OWNER })).json()).status
  await expect.poll(() => statusOf(`/api/v1/uploads/${made.uploads}`), { timeout: 60_000 }).toBe('done')
  await expect.poll(() => statusOf(`/api/v1/repricings/${made.repricings}`), { timeout: 60_000 }).toBe('done')
  // A budget is judged within a minute.
  await expect
    .poll(
      async () => {
        const { data } = await (await request.get('/api/v1/alerts', { headers: AS_OWNER })).json()
        made.alerts = data[0]?.id ?? ''
        return made.alerts
      },
      { timeout: 90_000 },
    )
    .not.toBe('')
})

test('a number has the bounds that it says, in every operation', async ({ page }) => {
  await open(page, '/settings')
  const wrong: string[] = []
  let asked = 0
  for (const { method, path, operation } of calls()) {
    if (method !== 'get') continue
    for (const { name, schema } of operation.parameters ?? []) {
      const bounds = [schema.minimum, schema.maximum].filter((bound) => typeof bound === 'number')
      const outside = [Number(schema.minimum) - 1, Number(schema.maximum) + 1].filter(Number.isSafeInteger)
      if (schema.type !== 'integer') continue
      for (const value of [...bounds, ...outside]) {
        const answer = await send(page, method, addressOf(path, operation, { [name]: String(value) }))
        asked++
        if (answer.ok() !== bounds.includes(value))
          wrong.push(`${path} ${name}=${value}: ${answer.status()} ${(await answer.text()).slice(0, 200)}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(90)
})

test('what it says is valid is taken, and answered as it says', async ({ page }) => {
  test.setTimeout(360_000)
  await open(page, '/settings')
  const wrong: string[] = []
  // What takes something away comes last.
  const ordered = calls().sort((a, b) => Number(a.method === 'delete') - Number(b.method === 'delete'))
  for (const { method, path, operation } of ordered) {
    const content = Object.entries(operation.requestBody?.content ?? {})
    const [type, described] = content.find(([, { example }]) => example !== undefined) ?? content[0] ?? []
    const data =
      described?.example !== undefined
        ? JSON.stringify(described.example)
        : 'timestamp,model,input_tokens,output_tokens\n2026-11-25T09:30:00Z,claude-opus-4-8,10,20\n'
    const body =
      type === undefined
        ? undefined
        : { type, data: data.replace('00000000-0000-4000-8000-000000000000', made.channels ?? '') }
    const formats = operation.parameters?.find(({ name }) => name === 'format')?.schema.enum as
      | string[]
      | undefined
    for (const format of formats ?? [undefined]) {
      const answer = await send(page, method, addressOf(path, operation, { format }), body)
      const problems = await violations(answer, operation)
      // The token of a mail is none that could be made here, a result file is none of JSON, and the organization is
      // still needed: its name in the example is another.
      const isTaken =
        answer.status() < 400 ||
        path.includes('unsubscribe') ||
        path.endsWith('/results') ||
        (method === 'delete' && path === '/api/v1/organization')
      if (!isTaken) problems.push(`${answer.status()}: ${(await answer.text()).slice(0, 200)}`)
      wrong.push(...problems.map((problem) => `${method} ${path} ${format ?? ''}: ${problem}`))
    }
  }
  expect(wrong).toEqual([])
})

const BAD_VALUES = ['\0', '2026-02-30', '-1', '{}', `'; DROP TABLE x; --`, 'x'.repeat(3_000)]
const BAD_IDS = ['0', '%', '../x', '00000000-0000-4000-8000-000000000000', 'x'.repeat(600)]
const BAD_BODIES = [
  '',
  '{',
  'null',
  '7',
  '"x"',
  '[]',
  '[[]]',
  '{}',
  '{"name":{"a":1}}',
  `{"name":"${'x'.repeat(3_000)}"}`,
]

/** The example with one field after another made wrong. */
function wrongBodies(example: unknown): string[] {
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return BAD_BODIES
  return [
    ...BAD_BODIES,
    ...Object.keys(example).flatMap((name) =>
      [null, 7.5, -1, [], {}, '\0', 'x'.repeat(3_000)].map((value) =>
        JSON.stringify({ ...example, [name]: value }),
      ),
    ),
    JSON.stringify({ ...example, unknown_field: 1 }),
  ]
}

test('what is not valid is refused, and answered as it says: never by a fault', async ({ page }) => {
  test.setTimeout(1_200_000)
  await open(page, '/settings')
  const wrong: string[] = []
  let refused = 0
  const check = async (name: string, answer: APIResponse, operation: Described) => {
    if (answer.status() >= 400) refused++
    wrong.push(...(await violations(answer, operation)).map((problem) => `${name}: ${problem}`))
  }
  for (const { method, path, operation } of calls()) {
    const name = `${method} ${path}`
    const [type, described] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
    const body =
      type === undefined ? undefined : { type, data: JSON.stringify(described?.example ?? 'nonsense') }
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'header') continue
      for (const value of parameter.in === 'path' ? BAD_IDS : BAD_VALUES) {
        const address = addressOf(path, operation, { [parameter.name]: value })
        await check(
          `${name} ${parameter.name}=${value.slice(0, 40)}`,
          await send(page, method, address, body),
          operation,
        )
      }
    }
    if (type === undefined) continue
    for (const data of type === 'application/json' ? wrongBodies(described?.example) : BAD_BODIES)
      await check(
        `${name} ${data.slice(0, 120)}`,
        await send(page, method, addressOf(path, operation), { type, data }),
        operation,
      )
  }
  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(500)
})

test('each operation refuses who has no key, where it needs one', async ({ request }) => {
  for (const { method, path, operation } of calls()) {
    const answer = await request.fetch(addressOf(path, operation), { method, maxRedirects: 0 })
    const needsKey = operation.security?.length !== 0
    if (needsKey) expect(answer.status(), `${method} ${path}`).toBe(401)
    expect(await violations(answer, operation), `${method} ${path}`).toEqual([])
  }
  expect(owner.key).not.toBe('')
})
