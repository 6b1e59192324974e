import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { authSecret } from './session-cookie'

/** An invitation link works for so many days. */
export const INVITATION_DAYS = 7

// A key of its own: no invitation passes for a session, nor the other way round.
const salt = 'outlay-invitation'
const payload = z.object({ sub: z.uuid(), organizationId: z.number().int() })

export interface Invitation {
  userId: string
  organizationId: number
}

/** What an invitation link carries. It is good until its person has chosen a password. */
export function makeInvitationToken({ userId, organizationId }: Invitation): Promise<string> {
  return encode({
    token: { sub: userId, organizationId },
    secret: authSecret(),
    salt,
    maxAge: INVITATION_DAYS * 86_400,
  })
}

/** Whom a link invites; null where it is none of ours or too old. */
export async function readInvitationToken(token: string): Promise<Invitation | null> {
  try {
    const claims = payload.safeParse(await decode({ token, secret: authSecret(), salt }))
    return claims.success ? { userId: claims.data.sub, organizationId: claims.data.organizationId } : null
  } catch {
    return null
  }
}
