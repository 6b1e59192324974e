import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { asSeenBy } from '../../data/viewer'
import type { Caller, KeyCaller, MemberCaller } from '../../domain/members/caller'
import { inRequest, noteCaller } from '../../observe/request-scope'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { erasePerson } from '../erasure/erase-person'
import { changeRole } from '../members/change-role'
import { removeMember } from '../members/remove-member'
import { changeView, deleteView, saveView } from './change-saved-views'
import { listSavedViews } from './list-saved-views'

beforeAll(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
})
afterAll(disconnectDatabase)

const asked = { name: 'Mine', page: 'explore', query: 'by=project&org=1', visibility: 'private' } as const
const namesOf = async (caller: Caller) => (await listSavedViews(caller)).map(({ name }) => name)
const ask = <Result>(caller: Caller, run: () => Promise<Result>) =>
  inRequest(
    { requestId: 'r', method: 'GET', route: '/', organizationId: null, actor: null, actorId: null },
    () => {
      noteCaller(caller)
      return run()
    },
  )
const keyOf = ({ organizationId, timeZone, ip }: MemberCaller): KeyCaller => ({
  ...{ kind: 'key', organizationId, timeZone, ip },
  ...{ keyId: randomUUID(), keyName: 'ci', scopes: ['admin'] },
})

describe('a saved view', () => {
  it('is an address of its page, whatever was given', async () => {
    const caller = await makeOrganization()
    const view = await saveView(caller, asked)
    expect(view).toMatchObject({ href: '/explore?by=project', visibility: 'private' })
    const evil = await saveView(caller, { ...asked, name: 'Evil', query: 'https://evil.example/?x' })
    expect(evil.href).toBe('/explore')
    for (const wrong of [
      { page: 'settings' },
      { page: '//evil.example' },
      { query: `project=${'x'.repeat(8_000)}` },
      { query: 'project=%00' },
      { name: ' ' },
      { name: 'a\nb' },
      { visibility: 'public' },
      { created_by: caller.userId },
    ])
      await expect(saveView(caller, { ...asked, ...wrong })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('that is private is seen and changed by its person alone; what is shared, by all', async () => {
    const owner = await makeOrganization()
    const [ann, bo] = [await addMember(owner, 'member'), await addMember(owner, 'viewer')]
    const own = await saveView(ann, asked)
    const shared = await saveView(ann, { ...asked, name: 'Ours', visibility: 'shared' })
    expect(await namesOf(ann)).toEqual(['Mine', 'Ours'])
    for (const other of [owner, bo, keyOf(owner)]) {
      expect(await namesOf(other)).toEqual(['Ours'])
      await expect(changeView(other, own.id, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
      await expect(deleteView(other, own.id)).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(changeView(bo, shared.id, { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(deleteView(bo, shared.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(changeView(owner, shared.id, { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    const changed = await changeView(ann, own.id, {
      name: 'Now ours',
      visibility: 'shared',
      query: 'by=user',
    })
    expect(changed).toMatchObject({ id: own.id, href: '/explore?by=user', visibility: 'shared' })
    expect(await namesOf(bo)).toEqual(['Now ours', 'Ours'])
    await deleteView(owner, shared.id)
    await changeView(ann, own.id, { visibility: 'private' })
    expect(await namesOf(owner)).toEqual([])
  })

  it('is kept apart by the database too, of two people and of two organizations', async () => {
    const [owner, stranger] = [await makeOrganization(), await makeOrganization()]
    const ann = await addMember(owner, 'member')
    const own = await ask(ann, () => saveView(ann, asked))
    const shared = await ask(ann, () => saveView(ann, { ...asked, name: 'Ours', visibility: 'shared' }))
    const rowsSeen = (organization: MemberCaller, viewer: MemberCaller) =>
      asSeenBy(viewer.userId, () =>
        inOrganizationSql(organization.organizationId, (tx) =>
          tx.rows<{ id: string }>('SELECT id FROM saved_view ORDER BY name'),
        ),
      )
    expect(await rowsSeen(owner, ann)).toEqual([{ id: own.id }, { id: shared.id }])
    expect(await rowsSeen(owner, owner)).toEqual([{ id: shared.id }])
    expect(await rowsSeen(stranger, stranger)).toEqual([])
    await expect(
      asSeenBy(owner.userId, () =>
        inOrganizationSql(owner.organizationId, (tx) =>
          tx.rows('UPDATE saved_view SET private_to = $1 WHERE id = $2', [ann.userId, shared.id]),
        ),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(stranger, () => changeView(stranger, shared.id, {}))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(deleteView(stranger, 'no id')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('has a name that is one among those of the person, and one among the shared', async () => {
    const owner = await makeOrganization()
    const ann = await addMember(owner, 'member')
    const shared = { ...asked, visibility: 'shared' }
    const taken = { code: 'conflict', details: { fields: [{ path: 'name' }] } }
    await Promise.all([saveView(owner, asked), saveView(ann, asked), saveView(ann, shared)])
    await expect(saveView(ann, asked)).rejects.toMatchObject(taken)
    await expect(saveView(owner, shared)).rejects.toMatchObject(taken)
    const other = await saveView(owner, { ...shared, name: 'Other' })
    await expect(changeView(owner, other.id, { name: asked.name })).rejects.toMatchObject(taken)
    await expect(changeView(owner, other.id, { name: other.name })).resolves.toMatchObject({ id: other.id })
    const tries = await Promise.allSettled(
      Array.from({ length: 6 }, () => saveView(ann, { ...asked, name: 'At once' })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(tries.filter((one) => one.status === 'rejected' && one.reason.code === 'conflict')).toHaveLength(5)
  })

  it('of a viewer is private, and a key shares what it saves', async () => {
    const owner = await makeOrganization()
    const [viewer, key] = [await addMember(owner, 'viewer'), keyOf(owner)]
    const own = await saveView(viewer, asked)
    const share = { visibility: 'shared' }
    await expect(saveView(viewer, { ...asked, ...share })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(changeView(viewer, own.id, share)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(saveView(key, asked)).rejects.toMatchObject({ code: 'invalid' })
    const shared = await saveView(key, { ...asked, ...share })
    expect(shared).toMatchObject({ createdLabel: 'ci', createdBy: null })
    expect(await changeView(key, shared.id, { name: 'Renamed' })).toMatchObject({ name: 'Renamed' })
    // Nobody here made it: it is an admin's.
    await expect(changeView(viewer, shared.id, {})).rejects.toMatchObject({ code: 'forbidden' })
    expect(await changeView(owner, shared.id, { query: 'by=team' })).toMatchObject({
      href: '/explore?by=team',
    })
    const reader: KeyCaller = { ...key, scopes: ['read'] }
    expect(await namesOf(reader)).toEqual(['Renamed'])
    await expect(deleteView(reader, shared.id)).rejects.toMatchObject({ code: 'forbidden' })
    // What somebody shared stays theirs when their role is lowered.
    const ann = await addMember(owner, 'member')
    const ours = await saveView(ann, { ...asked, ...share })
    await changeRole(owner, { userId: ann.userId, role: 'viewer' })
    await deleteView({ ...ann, role: 'viewer' }, ours.id)
  })

  it('is in the audit log once it is shared, and never while it is private', async () => {
    const owner = await makeOrganization()
    const { id } = await saveView(owner, asked)
    await changeView(owner, id, { name: 'Still mine' })
    expect(await readAudit(owner.organizationId)).toEqual([])
    await changeView(owner, id, { visibility: 'shared' })
    await changeView(owner, id, { visibility: 'private', name: 'A secret' })
    await deleteView(owner, id)
    const shown = { name: 'Still mine', visibility: 'shared', address: '/explore?by=project' }
    expect(await readAudit(owner.organizationId)).toMatchObject([
      { action: 'saved_view.update', before: { visibility: 'private' }, after: shown },
      { action: 'saved_view.update', before: shown, after: { visibility: 'private' } },
    ])
    expect(JSON.stringify(await readAudit(owner.organizationId))).not.toContain('A secret')
  })
})

describe('whose person leaves', () => {
  it('private ones go, shared ones stay', async () => {
    const owner = await makeOrganization()
    const ann = await addMember(owner, 'member')
    await saveView(ann, asked)
    await saveView(ann, { ...asked, name: 'Ours', visibility: 'shared' })
    await removeMember(owner, ann.userId)
    const rows = await inOrganizationSql(owner.organizationId, (tx) => tx.rows('SELECT name FROM saved_view'))
    expect(rows).toEqual([{ name: 'Ours' }])
  })

  it('an erased person is in none of them, nor in what another keeps private', async () => {
    const owner = await makeOrganization()
    const [ann, bo] = [await addMember(owner, 'member'), await addMember(owner, 'viewer')]
    await saveView(ann, asked)
    await saveView(ann, { ...asked, name: `Of ${ann.email}`, visibility: 'shared' })
    const query = `user=${encodeURIComponent(ann.email)}&user=bo`
    await ask(bo, () => saveView(bo, { ...asked, query }))
    const given = { labels: [], channelIds: [], confirmation: ann.email }
    await ask(owner, () => erasePerson(owner, { ...given, userId: ann.userId }))
    expect(await listSavedViews(owner)).toMatchObject([
      { name: 'Of Former member 1', visibility: 'shared', createdBy: null, createdLabel: 'Former member 1' },
    ])
    expect(await listSavedViews(bo)).toMatchObject([
      { href: '/explore?user=Former+member+1&user=bo', visibility: 'private' },
      { visibility: 'shared' },
    ])
  })
})
