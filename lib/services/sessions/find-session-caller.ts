import { findSessionMember } from '../../data/sessions/find-session-member'
import type { MemberCaller } from '../../domain/members/caller'
import { isRole } from '../../domain/members/roles'
import { SESSION_IDLE_DAYS } from '../../domain/members/session-limits'
import type { SignedIn } from './open-session'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Who a session speaks for now: nothing is remembered between requests, so that what ended is over at once. */
export async function findSessionCaller(
  session: SignedIn,
  ip: string | null,
  organization: { id: number; isNamed: boolean } | null = null,
): Promise<MemberCaller | null> {
  if (!uuid.test(session.sessionId) || !uuid.test(session.userId)) return null
  const member = await findSessionMember({ ...session, idleDays: SESSION_IDLE_DAYS, organization })
  if (!member || !isRole(member.role)) return null
  return { kind: 'member', ...member, role: member.role, ip }
}
