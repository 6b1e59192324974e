import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { signIn } from './fixtures/owner'
import { test as base } from './fixtures/product'

// Everything of the one organization that is not asked for by id bears this word.
const MARK = 'secret'
const PASSWORD = 'a harbour without ships 7'

interface TwoOrganizations {
  one: { key: string; ids: string[] }
  other: { key: string; email: string }
}

const test = base.extend<object, { organizations: TwoOrganizations }>({
  organizations: [
    async ({ product }, use) => {
      const script = [
        'node_modules/tsx/dist/cli.mjs',
        'e2e/fixtures/make-two-organizations.ts',
        product.dataDir,
        PASSWORD,
      ]
      const made = spawnSync(process.execPath, script, { encoding: 'utf8' })
      expect(made.status, made.stderr).toBe(0)
      await use(JSON.parse(made.stdout))
    },
    { scope: 'worker' },
  ],
})

const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).map((file) =>
  file.split(path.sep).join('/'),
)

const PAGES = files
  .filter((file) => /^\(dashboard\)\/.*page\.tsx$/.test(file))
  .map((file) => `/${file.replace('(dashboard)/', '').replace(/\/page\.tsx$/, '')}`)

// Says what the API is, and nothing of an organization: a word of it may be the mark.
const PUBLIC = ['GET /api/v1/openapi.json']

const API = files
  .filter((file) => /^api\/(otlp\/)?v1\/.*route\.ts$/.test(file))
  .flatMap((file) => {
    const methods = readFileSync(`app/${file}`, 'utf8').matchAll(
      /export const (GET|POST|PUT|PATCH|DELETE)\b/g,
    )
    return [...methods].map(([, method = '']) => ({ method, route: `/${file.replace(/\/route\.ts$/, '')}` }))
  })
  .filter(({ method, route }) => !PUBLIC.includes(`${method} ${route}`))
  // Reading comes first: what is put below is the reader's own.
  .sort((a, b) => Number(b.method === 'GET') - Number(a.method === 'GET'))

// Write under an id of one's own: the same id in two organizations is two things.
const MAKES_ITS_OWN = [
  'PUT /api/v1/runs/[id]',
  'PATCH /api/v1/runs/[id]',
  'DELETE /api/v1/runs/[id]',
  'POST /api/v1/runs/[id]/results',
  'PUT /api/v1/prices/[model]',
  'PUT /api/v1/discounts/[provider]',
]

// What a route of the method takes for a change.
const BODIES: Record<string, string> = { PUT: '{}', PATCH: '{"name": "taken over"}' }

// Answer who has no key too, from the catalogue that ships with the product: the estimator is public. A wrong key is
// refused there as anywhere.
const NEEDS_NO_KEY = [
  'POST /api/v1/estimate',
  // Who has the link of a mail ends its digest, and does nothing else.
  'GET /api/v1/unsubscribe/[token]',
  'POST /api/v1/unsubscribe/[token]',
]

test('the list of routes and pages is the one that the product has', () => {
  expect(API.length).toBeGreaterThan(10)
  expect(PAGES.length).toBeGreaterThan(3)
})

test('no route of the API shows, changes or admits anything of another organization', async ({
  organizations,
  request,
}) => {
  // Every route with every id.
  test.setTimeout(420_000)
  const { one, other } = organizations
  const ask = (key: string, address: string, method = 'GET') =>
    request.fetch(address, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { data: BODIES[method] ?? '[]' }),
    })
  const before = await (await ask(one.key, '/api/v1/spend?group_by=project,user,team,run')).text()
  const uploads = await (await ask(one.key, '/api/v1/uploads')).text()
  expect(before).toContain(MARK)
  expect(uploads).toContain(MARK)
  const run = await (await ask(one.key, '/api/v1/runs/run-of-one')).text()
  expect(run).toContain(MARK)
  const filters = '?project=secret-project&session=secret-session&run=run-of-one&limit=100'
  for (const { method, route } of API) {
    const name = `${method} ${route}`
    const ids = route.includes('[') ? one.ids : ['']
    for (const id of ids) {
      for (const suffix of ['', filters]) {
        const answer = await ask(other.key, route.replace(/\[[^\]]+\]/, id) + suffix, method)
        const body = await answer.text()
        expect(body, name).not.toContain(MARK)
        if (id && !MAKES_ITS_OWN.includes(name)) expect(answer.status(), name).toBe(404)
        else expect(answer.status(), name).toBeLessThan(500)
      }
    }
  }
  expect(await (await ask(one.key, '/api/v1/spend?group_by=project,user,team,run')).text()).toBe(before)
  expect(await (await ask(one.key, '/api/v1/uploads')).text()).toBe(uploads)
  expect(await (await ask(one.key, '/api/v1/runs/run-of-one')).text()).toBe(run)
})

test('every route of the API refuses who has no key, a wrong one, or one without the scope', async ({
  request,
}) => {
  for (const { method, route } of API) {
    for (const authorization of ['', 'Bearer outlay_wrong', 'Basic x']) {
      const headers = authorization ? { authorization } : undefined
      const answer = await request.fetch(route.replace(/\[[^\]]+\]/, 'x'), {
        method,
        ...(headers && { headers }),
      })
      const isOpen = authorization === '' && NEEDS_NO_KEY.includes(`${method} ${route}`)
      // Open routes say what is wrong with the body, which is empty here, or with the link, which is none.
      expect(isOpen ? [400, 404] : [401], `${method} ${route}`).toContain(answer.status())
      // OTLP has an error body of its own.
      const problem = route.startsWith('/api/otlp/') ? 'application/json' : 'application/problem+json'
      expect(answer.headers()['content-type']).toBe(problem)
    }
  }
})

test('no page shows anything of another organization', async ({ organizations, page }) => {
  // Every page with every id.
  test.setTimeout(1_200_000)
  const { one, other } = organizations
  await page.goto('/sign-in')
  await signIn(page, { email: other.email, password: PASSWORD })
  await page.waitForURL('**/overview')
  for (const route of PAGES) {
    const ids = route.includes('[') ? one.ids : ['']
    for (const id of ids) {
      const address = route.replace(/\[[^\]]+\]/, id)
      for (const query of [
        '',
        '?project=secret-project',
        `?id=${one.ids[0]}`,
        '?from=2026-01-01&to=2026-12-31',
      ]) {
        const answer = await page.goto(address + query)
        expect(answer?.status(), address).toBeLessThan(500)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
        const shown = (await page.content()).replaceAll('secret-project', '')
        expect(shown, address + query).not.toContain(MARK)
      }
    }
  }
})
