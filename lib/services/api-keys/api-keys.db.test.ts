import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { requireKey } from '../../auth/require-key'
import { inSqlTransaction } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { readAudit } from '../../testing/members'
import { createApiKey } from './create-api-key'
import { listApiKeys } from './list-api-keys'
import { revokeApiKey } from './revoke-api-key'

const input = { name: 'CI', scopes: ['ingest'], expiresInDays: null }
const ask = (authorization?: string) =>
  requireKey(new Request('http://localhost/', authorization ? { headers: { authorization } } : {}))
const alter = (member: MemberCaller, id: string, assignment: string) =>
  inSqlTransaction({ organizationId: member.organizationId }, (tx) =>
    tx.rows(`UPDATE api_key SET ${assignment} WHERE id = $1`, [id]),
  )

describe('a key', () => {
  it('opens its own organization with its own scopes', async () => {
    const owner = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
    await makeOrganization()
    const { id, secret } = await createApiKey(owner, { ...input, scopes: ['read', 'ingest'] })
    expect(await ask(`Bearer ${secret}`)).toEqual({
      kind: 'key',
      organizationId: owner.organizationId,
      timeZone: 'Asia/Kathmandu',
      keyId: id,
      keyName: 'CI',
      scopes: ['ingest', 'read'],
      ip: null,
    })
    expect(await ask(`bearer  ${secret} `)).toMatchObject({ keyId: id })
  })

  it.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'Bearer outlay_00000000000000000000000000000000',
    `Bearer ' OR true --`,
    'Bearer \\x00',
  ])('without a live one, %j is unauthorized', async (authorization) => {
    await expect(ask(authorization)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  it('is kept only as a hash, and its hash is no key', async () => {
    const owner = await makeOrganization()
    const { id, secret } = await createApiKey(owner, input)
    const [row] = await inSqlTransaction({ organizationId: owner.organizationId }, (tx) =>
      tx.rows<{ all: string; hash: string }>(
        `SELECT api_key::text AS all, encode(hash, 'hex') AS hash FROM api_key WHERE id = $1`,
        [id],
      ),
    )
    expect(row?.all).not.toContain(secret)
    await expect(ask(`Bearer ${row?.hash}`)).rejects.toMatchObject({ code: 'unauthorized' })
  })

  it('ends when it is revoked, on the next request', async () => {
    const owner = await makeOrganization()
    const { id, secret } = await createApiKey(owner, input)
    await ask(`Bearer ${secret}`)
    await revokeApiKey(owner, id)
    await expect(ask(`Bearer ${secret}`)).rejects.toMatchObject({ code: 'unauthorized' })
    await expect(revokeApiKey(owner, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('ends when it expires', async () => {
    const owner = await makeOrganization()
    const { id, secret } = await createApiKey(owner, { ...input, expiresInDays: 30 })
    await ask(`Bearer ${secret}`)
    await alter(owner, id, 'expires_at = now()')
    await expect(ask(`Bearer ${secret}`)).rejects.toMatchObject({ code: 'unauthorized' })
    expect(await listApiKeys(owner)).toMatchObject([{ id, state: 'expired' }])
  })

  it('says when it was last used, at most once a minute', async () => {
    const owner = await makeOrganization()
    const { id, secret } = await createApiKey(owner, input)
    expect(await listApiKeys(owner)).toMatchObject([{ lastUsedAt: null, state: 'active' }])
    await alter(owner, id, `last_used_at = now() - interval '61 seconds'`)
    const [before] = await listApiKeys(owner)
    await ask(`Bearer ${secret}`)
    const [first] = await listApiKeys(owner)
    expect(Date.parse(first?.lastUsedAt ?? '')).toBeGreaterThan(Date.parse(before?.lastUsedAt ?? '') + 60_000)
    await ask(`Bearer ${secret}`)
    expect(await listApiKeys(owner)).toEqual([first])
  })

  it('leaves no trace in the connection that looked it up', async () => {
    const owner = await makeOrganization()
    const { secret } = await createApiKey(owner, input)
    await Promise.all(Array.from({ length: 20 }, () => ask(`Bearer ${secret}`)))
    const seen = await Promise.all(
      Array.from({ length: 20 }, () =>
        inSqlTransaction({ nothing: true }, (tx) => tx.rows('SELECT 1 FROM api_key')),
      ),
    )
    expect(seen.flat()).toEqual([])
  })
})

describe('who may', () => {
  it.each(['viewer', 'member'] as const)('a %s makes and revokes none', async (role) => {
    const member = await makeOrganization({ role })
    await expect(createApiKey(member, input)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(revokeApiKey(member, randomUUID())).rejects.toMatchObject({ code: 'forbidden' })
    expect(await readAudit(member.organizationId)).toEqual([])
  })

  it('a viewer does not see them, a member does', async () => {
    const viewer = await makeOrganization({ role: 'viewer' })
    await expect(listApiKeys(viewer)).rejects.toMatchObject({ code: 'forbidden' })
    const member = await makeOrganization({ role: 'member' })
    expect(await listApiKeys(member)).toEqual([])
  })

  it("another organization's keys are neither seen nor revoked", async () => {
    const owner = await makeOrganization()
    const stranger = await makeOrganization()
    const { id, secret } = await createApiKey(owner, input)
    expect(await listApiKeys(stranger)).toEqual([])
    await expect(revokeApiKey(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await ask(`Bearer ${secret}`)).toMatchObject({ keyId: id })
  })
})

it.each([
  [{ ...input, name: '' }, 'name'],
  [{ ...input, scopes: [] }, 'scopes'],
  [{ ...input, scopes: ['root'] }, 'scopes.0'],
  [{ ...input, expiresInDays: 0 }, 'expiresInDays'],
  [{ ...input, expiresInDays: 1e9 }, 'expiresInDays'],
  [{ name: 'CI' }, 'scopes'],
  [null, ''],
])('refuses %j and says at which field', async (given, path) => {
  const owner = await makeOrganization()
  const error = await createApiKey(owner, given).catch((refused: unknown) => refused)
  expect(error).toMatchObject({ code: 'invalid' })
  expect((error as { details: { fields: { path: string }[] } }).details.fields[0]?.path).toBe(path)
})

it('takes the organization from the caller, never from the input', async () => {
  const owner = await makeOrganization()
  const stranger = await makeOrganization()
  const given = {
    ...input,
    organizationId: stranger.organizationId,
    createdBy: stranger.userId,
    id: randomUUID(),
  }
  const { secret } = await createApiKey(owner, given)
  expect(await ask(`Bearer ${secret}`)).toMatchObject({ organizationId: owner.organizationId })
  expect(await listApiKeys(stranger)).toEqual([])
})

it('writes who made and who revoked a key to the audit log, never the key', async () => {
  const owner = { ...(await makeOrganization()), ip: '192.0.2.1' }
  const { id, secret } = await createApiKey(owner, input)
  await revokeApiKey(owner, id)
  const audit = await readAudit(owner.organizationId)
  const by = { actor_label: owner.email, ip: '192.0.2.1' }
  expect(audit).toMatchObject([
    { action: 'api_key.create', after: { name: 'CI', scopes: ['ingest'], expires_at: null }, ...by },
    { action: 'api_key.revoke', before: { name: 'CI' }, ...by },
  ])
  expect(JSON.stringify(audit)).not.toContain(secret)
})
