import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashKey, makeKeySecret } from '../../auth/make-key-secret'
import { makeOrganization } from '../../testing/make-organization'
import { inOrganization } from '../database'
import { findApiKeyByHash } from './find-api-key-by-hash'
import { findApiKeys } from './find-api-keys'
import { insertApiKey } from './insert-api-key'
import { revokeApiKey } from './revoke-api-key'
import { updateKeyLastUsed } from './update-key-last-used'

const newKey = () => ({
  id: randomUUID(),
  name: 'CI',
  prefix: 'outlay_abcd',
  hash: hashKey(makeKeySecret()),
  scopes: ['read'] as const,
  createdBy: null,
  expiresAt: null,
})

it("inside one organization, another's keys are not there, whatever organization is asked for", async () => {
  const { organizationId: ours } = await makeOrganization()
  const { organizationId: theirs } = await makeOrganization()
  const key = newKey()
  await inOrganization(theirs, (tx) => insertApiKey(tx, theirs, key))

  expect(await inOrganization(ours, (tx) => findApiKeys(tx, theirs))).toEqual([])
  expect(await inOrganization(ours, (tx) => revokeApiKey(tx, theirs, key.id))).toBeNull()
  expect(await inOrganization(ours, (tx) => revokeApiKey(tx, ours, key.id))).toBeNull()
  await updateKeyLastUsed(ours, key.id)
  await expect(inOrganization(ours, (tx) => insertApiKey(tx, theirs, newKey()))).rejects.toThrow(
    /row-level security/,
  )
  expect(await inOrganization(theirs, (tx) => findApiKeys(tx, theirs))).toMatchObject([
    { id: key.id, lastUsedAt: null, revokedAt: null },
  ])
})

it('finds a key by its whole hash only', async () => {
  const { organizationId } = await makeOrganization()
  const key = newKey()
  await inOrganization(organizationId, (tx) => insertApiKey(tx, organizationId, key))
  const hash = key.hash.toString('hex')
  expect(await findApiKeyByHash(hash)).toMatchObject({ organizationId, id: key.id, isLive: true })
  for (const wrong of ['', hash.slice(1), `${hash}0`, hash.replace(/^../, "';"), '0'.repeat(64)]) {
    expect(await findApiKeyByHash(wrong)).toBeNull()
  }
})
