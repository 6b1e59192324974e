import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requireKey } from '../../auth/require-key'
import { disconnectDatabase, inSqlTransaction } from '../../data/database'
import { migrate } from '../../data/migrate'
import { testDatabaseUrl, withEmptyDatabase } from '../../testing/database'
import { readAudit } from '../../testing/members'
import { initializeOrganization } from '../initialize-organization'
import { findSessionCaller } from '../sessions/find-session-caller'
import { signIn } from '../sessions/sign-in'
import { deleteOrganization } from './delete-organization'
import { isSetUp } from './is-set-up'
import { removeDeletedOrganization } from './remove-deleted-organization'
import { reopenFirstStart } from './reopen-first-start'
import { startOrganization } from './start-organization'

const input = {
  name: 'Ada',
  email: 'ada@example.com',
  password: 'granite umbrella 42',
  organization: 'Acme',
  timeZone: 'Asia/Kathmandu',
}
const context = { ip: '192.0.2.1' }
let number = 0

/** Runs `use` in a database where nobody is yet. */
async function beforeFirstStart(use: () => Promise<void>): Promise<void> {
  number += 1
  await withEmptyDatabase(`outlay_first_start_${process.pid}_${number}`, async (url) => {
    await migrate({ url, directory: path.resolve('prisma/migrations') })
    await disconnectDatabase()
    process.env.DATABASE_URL = url
    try {
      await use()
    } finally {
      await disconnectDatabase()
      process.env.DATABASE_URL = testDatabaseUrl()
    }
  })
}

const count = async (table: 'user_account' | 'sign_in_session') =>
  (
    await inSqlTransaction({ nothing: true }, (tx) =>
      tx.rows<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`),
    )
  )[0]?.count

describe('first start', () => {
  it('makes the owner and the organization, and is over then', () =>
    beforeFirstStart(async () => {
      expect(await isSetUp()).toBe(false)
      const { organizationId } = await startOrganization(input, context)
      expect(await isSetUp()).toBe(true)
      const opened = await signIn({ ...input, ip: null, userAgent: null })
      expect(await findSessionCaller(opened, null)).toMatchObject({
        organizationId,
        organizationName: 'Acme',
        timeZone: 'Asia/Kathmandu',
        email: 'ada@example.com',
        name: 'Ada',
        role: 'owner',
      })
      expect((await readAudit(organizationId))[0]).toMatchObject({
        action: 'organization.create',
        actor_label: 'ada@example.com',
        after: { name: 'Acme', time_zone: 'Asia/Kathmandu' },
        ip: '192.0.2.1',
      })
      await expect(startOrganization({ ...input, email: 'eve@example.com' }, context)).rejects.toMatchObject({
        code: 'not_found',
      })
      expect(await count('user_account')).toBe(1)
    }))

  it('lets one of many at once win', () =>
    beforeFirstStart(async () => {
      const starts = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) =>
          startOrganization({ ...input, email: `ada${i}@example.com` }, context),
        ),
      )
      const lost = starts.filter((start) => start.status === 'rejected')
      expect(lost).toHaveLength(7)
      for (const { reason } of lost) expect(reason).toMatchObject({ code: 'not_found' })
      expect(await count('user_account')).toBe(1)
    }))

  it('names each field that is wrong, and makes nothing', () =>
    beforeFirstStart(async () => {
      const wrong = { name: '', email: 'ada', password: 'short', organization: ' ', timeZone: 'Mars/Olympus' }
      const error = await startOrganization(wrong, context).catch((refused: unknown) => refused)
      expect(error).toMatchObject({ code: 'invalid' })
      const { fields } = (error as { details: { fields: { path: string }[] } }).details
      expect(fields.map((field) => field.path).sort()).toEqual([
        'email',
        'organization',
        'password',
        'timeZone',
      ])
      const weak = await startOrganization({ ...input, password: 'Ada@Example.com' }, context).catch(
        (refused: unknown) => refused,
      )
      expect(weak).toMatchObject({ details: { fields: [{ path: 'password' }] } })
      expect(await isSetUp()).toBe(false)
    }))
})

describe('headless first start', () => {
  const names = ['EMAIL', 'PASSWORD', 'ORGANIZATION', 'TIMEZONE', 'API_KEY'] as const
  const set = (values: Partial<Record<(typeof names)[number], string>>) => {
    for (const name of names) {
      const value = values[name]
      if (value === undefined) delete process.env[`OUTLAY_INIT_${name}`]
      else process.env[`OUTLAY_INIT_${name}`] = value
    }
  }
  const all = {
    EMAIL: input.email,
    PASSWORD: input.password,
    ORGANIZATION: 'Acme',
    TIMEZONE: 'Asia/Kathmandu',
    API_KEY: 'a-key-of-my-own-making-1',
  }
  beforeEach(() => set({}))
  afterEach(() => set({}))
  const ask = () =>
    requireKey(new Request('http://localhost/', { headers: { authorization: `Bearer ${all.API_KEY}` } }))

  it('does not bring a deleted organization and its key back; the operator opens first start again', () =>
    beforeFirstStart(async () => {
      set(all)
      expect((await reopenFirstStart()).isOpen).toBe(true)
      await initializeOrganization()
      expect(await reopenFirstStart()).toMatchObject({
        isOpen: false,
        sentence: expect.stringContaining('has an organization'),
      })
      const session = await signIn({ ...input, ip: null, userAgent: null })
      const owner = await findSessionCaller(session, null)
      if (!owner) throw new Error('nobody is signed in')
      await deleteOrganization(owner, { confirm: 'Acme' })
      expect(await count('user_account')).toBe(0)
      expect(await reopenFirstStart()).toMatchObject({
        isOpen: false,
        sentence: expect.stringContaining('still being deleted'),
      })
      await removeDeletedOrganization(owner.organizationId)
      // Neither a visitor nor a restart makes another one.
      expect(await isSetUp()).toBe(true)
      await expect(startOrganization(input, context)).rejects.toMatchObject({ code: 'not_found' })
      await initializeOrganization()
      await expect(ask()).rejects.toMatchObject({ code: 'unauthorized' })
      expect((await reopenFirstStart()).isOpen).toBe(true)
      expect(await isSetUp()).toBe(false)
      await initializeOrganization()
      expect((await ask()).organizationId).toBeGreaterThan(owner.organizationId)
    }))

  it('makes what the variables name, once, and nothing after that', () =>
    beforeFirstStart(async () => {
      set(all)
      await Promise.all([initializeOrganization(), initializeOrganization(), initializeOrganization()])
      expect(await ask()).toMatchObject({
        keyName: 'Initial key',
        scopes: ['ingest', 'read', 'admin'],
        timeZone: 'Asia/Kathmandu',
      })
      const opened = await signIn({ ...input, ip: null, userAgent: null })
      expect(await findSessionCaller(opened, null)).toMatchObject({ organizationName: 'Acme', role: 'owner' })
      set({ ...all, EMAIL: 'eve@example.com', PASSWORD: 'short' })
      await initializeOrganization()
      expect(await count('user_account')).toBe(1)
    }))

  it('does without a name, a zone and a key', () =>
    beforeFirstStart(async () => {
      set({ EMAIL: input.email, PASSWORD: input.password })
      await initializeOrganization()
      const opened = await signIn({ ...input, ip: null, userAgent: null })
      expect(await findSessionCaller(opened, null)).toMatchObject({ timeZone: 'UTC' })
    }))

  it('does nothing where nothing is named', () =>
    beforeFirstStart(async () => {
      set({ ORGANIZATION: 'Acme' })
      await initializeOrganization()
      expect(await isSetUp()).toBe(false)
    }))

  it.each([
    [{ ...all, PASSWORD: 'short' }, /OUTLAY_INIT_PASSWORD is not usable: Use at least 12 characters/],
    [{ ...all, TIMEZONE: 'Mars/Olympus' }, /OUTLAY_INIT_TIMEZONE is not usable/],
    [{ ...all, EMAIL: 'ada' }, /OUTLAY_INIT_EMAIL is not usable/],
    [{ EMAIL: input.email }, /needs OUTLAY_INIT_PASSWORD/],
    [{ PASSWORD: input.password }, /needs OUTLAY_INIT_EMAIL/],
  ])('says in one sentence what is wrong (%#)', (values, sentence) =>
    beforeFirstStart(async () => {
      set(values)
      await expect(initializeOrganization()).rejects.toThrow(sentence)
      expect(await isSetUp()).toBe(false)
    }),
  )
})
