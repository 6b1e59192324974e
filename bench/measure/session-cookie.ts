import { readFileSync } from 'node:fs'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import type { MemberCaller } from '../../lib/domain/members/caller'
import { openSession } from '../../lib/services/sessions/open-session'
import type { RunningProduct } from './running-product'

/** A browser's cookie of somebody who has signed in, as the header has it. */
export async function sessionCookie(product: RunningProduct, member: MemberCaller): Promise<string> {
  const { userId, email } = member
  const { sessionId } = await openSession({
    user: { id: userId, email },
    ip: null,
    userAgent: 'bench',
    provider: null,
  })
  const secret = readFileSync(path.join(product.dataDir, 'auth-secret'), 'utf8').trim()
  return `outlay.session=${await encode({ token: { sub: userId, sessionId }, secret })}`
}
