import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { POST as postUpload } from '@/app/api/v1/uploads/route'
import { POST as postUsage } from '@/app/api/v1/usage/route'
import { disconnectDatabase, inOrganization, inOrganizationSql } from '../data/database'
import type { MemberCaller } from '../domain/members/caller'
import { inRequest, type RequestScope } from '../observe/request-scope'
import { createApiKey } from '../services/api-keys/create-api-key'
import { runImport } from '../services/imports/run-import'
import { signIn } from '../services/sessions/sign-in'
import { type CapturedLog, captureLog } from '../testing/captured-log'
import { makeOrganization } from '../testing/make-organization'
import { givePassword } from '../testing/members'
import { actionResult } from './action-result'
import { apiRoute, json } from './api-route'

const PROMPT = 'Rewrite the merger memo for the board'
const MAIL = 'grace.hopper@example.com'
const PASSWORD = 'nobody guesses this 9'

let captured: CapturedLog
let caller: MemberCaller
let key: string
beforeEach(async () => {
  caller = await makeOrganization()
  key = (await createApiKey(caller, { name: 'logged', scopes: ['admin'], expiresInDays: null })).secret
  captured = captureLog()
})
afterEach(() => {
  captured.restore()
  vi.unstubAllEnvs()
})
afterAll(disconnectDatabase)

const scope = (): RequestScope => ({
  ...{ requestId: 'quoted-1', method: 'POST', route: '/api/v1/usage' },
  ...{ organizationId: null, actor: null, actorId: null },
})

const request = (address: string, body: string, more: Record<string, string> = {}) =>
  new Request(`http://localhost${address}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, cookie: 'outlay.session=a-cookie-of-someone', ...more },
    body,
  })

function expectNothingOf(...content: string[]): void {
  for (const text of [key, key.slice(0, 20), 'a-cookie-of-someone', ...content])
    expect(captured.text()).not.toContain(text)
}

it('a unique violation: the rule and the table, not the value', async () => {
  const email = MAIL.replace('@', `+${randomUUID()}@`)
  let detail: unknown
  const failing = apiRoute('view_spend', async ({ caller: asking }) => {
    await inOrganizationSql(asking.organizationId, async (tx) => {
      for (const name of [null, PROMPT])
        await tx.rows('INSERT INTO user_account (id, email, name) VALUES ($1, $2, $3)', [
          randomUUID(),
          email,
          name,
        ])
    }).catch((error: unknown) => {
      detail = (error as { detail?: string }).detail
      throw error
    })
    return json({})
  })
  const answer = await inRequest(scope(), () =>
    failing(request(`/api/v1/x?project=${encodeURIComponent(PROMPT)}`, JSON.stringify({ email })), {
      params: Promise.resolve({}),
    }),
  )
  expect(answer.status).toBe(500)
  expect(await answer.json()).toMatchObject({ request_id: 'quoted-1' })
  expect(captured.lines()).toMatchObject([
    {
      ...{ level: 'error', event: 'request.failed', request_id: 'quoted-1', route: '/api/v1/usage' },
      ...{ organization_id: caller.organizationId, actor: 'key' },
      error: {
        ...{ code: '23505', table: 'user_account', constraint: 'user_account_email_key' },
        stack: expect.stringMatching(/^at /),
      },
    },
  ])
  expect(detail).toContain(email)
  expectNothingOf('merger', 'grace.hopper', 'project=')
})

it('what Prisma refuses: its code, not its arguments', async () => {
  const email = MAIL.replace('@', `+${randomUUID()}@`)
  const failing = apiRoute('view_spend', async ({ caller: asking }) => {
    await inOrganization(asking.organizationId, async (tx) => {
      await tx.userAccount.create({ data: { id: randomUUID(), email } })
      await tx.userAccount.create({ data: { id: randomUUID(), email, name: PROMPT } })
    })
    return json({})
  })
  expect((await failing(request('/api/v1/x', '{}'), { params: Promise.resolve({}) })).status).toBe(500)
  expect(captured.lines()).toMatchObject([{ event: 'request.failed', error: { code: expect.any(String) } }])
  expectNothingOf('grace.hopper', 'merger')
})

it('lines, bodies and files that are refused', async () => {
  const none = { params: Promise.resolve({}) }
  const line = `{"prompt": "${PROMPT}", "user": "${MAIL}"`
  const answers = [
    await postUsage(request('/api/v1/usage', line, { 'content-type': 'application/json' }), none),
    await postUsage(request('/api/v1/usage', `${line}\n`, { 'content-type': 'application/x-ndjson' }), none),
    await postUsage(request('/api/v1/usage', '[]', { authorization: `Bearer ${key}x` }), none),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 200, 401])
  const uploaded = await postUpload(
    request('/api/v1/uploads', `${PROMPT}\n${line}\n`, { 'content-type': 'application/x-ndjson' }),
    none,
  )
  const { id } = await uploaded.json()
  await runImport({ organizationId: caller.organizationId, importId: id })
  expect(captured.lines()).toMatchObject([
    { level: 'warn', event: 'import.failed', organization_id: caller.organizationId, import_id: id },
  ])
  expectNothingOf('merger', MAIL)
})

it('an import that ends well says what it counted', async () => {
  const good = JSON.stringify({
    id: 'e1',
    timestamp: '2026-06-01T12:00:00Z',
    model: 'gpt-5.5',
    project: PROMPT,
    input_tokens: 9,
  })
  const uploaded = await postUpload(
    request('/api/v1/uploads', `${good}\n`, { 'content-type': 'application/x-ndjson' }),
    { params: Promise.resolve({}) },
  )
  const { id } = await uploaded.json()
  await runImport({ organizationId: caller.organizationId, importId: id })
  expect(captured.lines()).toMatchObject([
    {
      level: 'info',
      event: 'import.finished',
      import_id: id,
      accepted: 1,
      rejected: 0,
      bytes: good.length + 1,
    },
  ])
  expectNothingOf('merger')
})

it('sign-ins that are refused: by id, or not at all', async () => {
  await givePassword(caller)
  const attempt = { password: PASSWORD, ip: '192.0.2.7', userAgent: 'test' }
  await expect(signIn({ ...attempt, email: caller.email })).rejects.toThrow()
  await expect(signIn({ ...attempt, email: MAIL })).rejects.toThrow()
  await vi.waitFor(() => expect(captured.lines()).toHaveLength(2), { timeout: 20_000 })
  expect(captured.lines()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ level: 'warn', event: 'sign_in.refused', user_id: caller.userId }),
      expect.objectContaining({ level: 'warn', event: 'sign_in.unknown_account', ip: '192.0.2.7' }),
    ]),
  )
  expectNothingOf(caller.email, MAIL, PASSWORD)
})

it('actions that fail', async () => {
  const failed = await actionResult(async () => JSON.parse(PROMPT))
  expect(failed).toMatchObject({ ok: false, message: expect.stringContaining('request ') })
  expect(captured.lines()).toMatchObject([
    { level: 'error', event: 'action.failed', error: { name: 'SyntaxError' } },
  ])
  expectNothingOf('merger', 'Rewrite')
})

it('a database that is not there: its place, not its password', async () => {
  await disconnectDatabase()
  vi.stubEnv('DATABASE_URL', `postgresql://outlay:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/none`)
  const answer = await postUsage(request('/api/v1/usage', '[]'), { params: Promise.resolve({}) })
  await disconnectDatabase()
  expect(answer.status).toBe(503)
  expect(captured.lines()).toMatchObject([{ event: 'database.unreachable', error: { code: 'ECONNREFUSED' } }])
  expectNothingOf(PASSWORD, encodeURIComponent(PASSWORD), 'outlay:')
})
