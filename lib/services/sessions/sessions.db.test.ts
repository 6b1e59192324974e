import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inSqlTransaction } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { givePassword, TEST_PASSWORD } from '../../testing/members'
import { listAuditLog } from '../audit/list-audit-log'
import { findSessionCaller } from './find-session-caller'
import { listSessions } from './list-sessions'
import type { SignedIn } from './open-session'
import { revokeSession } from './revoke-session'
import { signIn } from './sign-in'
import { signOut } from './sign-out'

async function signedIn(options: Parameters<typeof makeOrganization>[0] = {}) {
  const member = await makeOrganization(options)
  await givePassword(member)
  return { member, session: await open(member) }
}

const open = (member: MemberCaller) =>
  signIn({
    email: member.email,
    password: TEST_PASSWORD,
    ip: `2001:db8:${randomUUID().slice(0, 4)}::1`,
    userAgent: 'Firefox/140 Linux',
  })

const alter = (session: SignedIn, assignment: string) =>
  inSqlTransaction({ nothing: true }, (tx) =>
    tx.rows(`UPDATE sign_in_session SET ${assignment} WHERE id = $1`, [session.sessionId]),
  )

describe('a session', () => {
  it('speaks for its person, with the role that they have now', async () => {
    const { member, session } = await signedIn({ role: 'admin' })
    const { organizationId, userId } = member
    expect(await findSessionCaller(session, null)).toMatchObject({ role: 'admin', organizationId })
    await inSqlTransaction({ organizationId }, (tx) =>
      tx.rows(`UPDATE member SET role = 'viewer' WHERE user_id = $1`, [userId]),
    )
    expect(await findSessionCaller(session, null)).toMatchObject({ role: 'viewer' })
  })

  it('ends with the membership', async () => {
    const { member, session } = await signedIn()
    await inSqlTransaction({ organizationId: member.organizationId }, (tx) =>
      tx.rows('DELETE FROM member WHERE user_id = $1', [member.userId]),
    )
    expect(await findSessionCaller(session, null)).toBeNull()
  })

  it('ends with the sign-out, and stays ended', async () => {
    const { session } = await signedIn()
    await signOut(session, null)
    expect(await findSessionCaller(session, null)).toBeNull()
    await signOut(session, null)
    expect(await findSessionCaller(session, null)).toBeNull()
  })

  it('is in the audit log once when its person signs out', async () => {
    const { member, session } = await signedIn({ role: 'owner' })
    await signOut(session, '192.0.2.7')
    await signOut(session, '192.0.2.7')
    const ALL = { from: null, to: null, timeZone: undefined }
    const { items } = await listAuditLog(
      member,
      { ...ALL, action: 'session.end' },
      { limit: 9, cursor: null },
    )
    expect(items).toMatchObject([{ actor: member.email, subject: `user ${member.email}`, ip: '192.0.2.7' }])
  })

  it('ends thirty days after its sign-in, however busy', async () => {
    const { session } = await signedIn()
    await alter(session, `expires_at = now() + interval '1 second'`)
    expect(await findSessionCaller(session, null)).not.toBeNull()
    await alter(session, 'expires_at = now()')
    expect(await findSessionCaller(session, null)).toBeNull()
  })

  it('was opened for thirty days', async () => {
    const { session } = await signedIn()
    const [row] = await inSqlTransaction({ nothing: true }, (tx) =>
      tx.rows<{ days: string }>(
        `SELECT round(extract(epoch FROM expires_at - created_at) / 86400, 2)::text AS days
        FROM sign_in_session WHERE id = $1`,
        [session.sessionId],
      ),
    )
    expect(row?.days).toBe('30.00')
  })

  it('ends after seven days without use; use keeps it alive', async () => {
    const { session } = await signedIn()
    await alter(session, `last_seen_at = now() - interval '7 days' + interval '1 minute'`)
    expect(await findSessionCaller(session, null)).not.toBeNull()
    await alter(session, `last_seen_at = last_seen_at - interval '6 days'`)
    expect(await findSessionCaller(session, null)).not.toBeNull()
    await alter(session, `last_seen_at = now() - interval '7 days'`)
    expect(await findSessionCaller(session, null)).toBeNull()
  })

  it('belongs to its own person only, and to none that is made up', async () => {
    const { session } = await signedIn()
    const { session: other } = await signedIn()
    expect(await findSessionCaller({ ...session, userId: other.userId }, null)).toBeNull()
    expect(await findSessionCaller({ ...session, sessionId: randomUUID() }, null)).toBeNull()
    expect(await findSessionCaller({ ...session, sessionId: `' OR true --` }, null)).toBeNull()
  })
})

describe('the list of sessions', () => {
  it("shows one's own live ones, and which is this one", async () => {
    const { member, session } = await signedIn()
    const older = await open(member)
    const gone = await open(member)
    await signOut(gone, null)
    await alter(older, `last_seen_at = now() - interval '1 hour'`)
    await signedIn()
    const caller = { ...member, sessionId: session.sessionId }
    expect(await listSessions(caller)).toMatchObject([
      { id: session.sessionId, isCurrent: true, userAgent: 'Firefox/140 Linux' },
      { id: older.sessionId, isCurrent: false },
    ])
  })

  it('lets a viewer end their own sessions, and nobody those of others', async () => {
    const { member, session } = await signedIn({ role: 'viewer' })
    const { member: stranger } = await signedIn()
    for (const id of [session.sessionId, randomUUID(), 'not an id']) {
      await expect(revokeSession(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await findSessionCaller(session, null)).not.toBeNull()
    await revokeSession(member, session.sessionId)
    expect(await findSessionCaller(session, null)).toBeNull()
    await expect(revokeSession(member, session.sessionId)).rejects.toMatchObject({ code: 'not_found' })
  })
})
