import { providerName } from '../../auth/offered-providers'
import { insertAuditEverywhere } from '../../data/audit/insert-audit-everywhere'
import { inPrismaTransaction } from '../../data/database'
import {
  deleteLinkedAccount,
  findLinkedAccounts,
  lockSignInWays,
} from '../../data/linked-accounts/linked-accounts'
import { findPasswordHash } from '../../data/members/find-password-hash'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { isProviderId } from '../../domain/members/provided-identity'

export interface LinkedAccountView {
  id: string
  provider: string
  /** Its address at the provider, when it was linked. */
  label: string
  linkedAt: string
  lastUsedAt: string
}

export interface SignInWays {
  hasPassword: boolean
  accounts: LinkedAccountView[]
}

/** How the caller may sign in. */
export async function listSignInWays({ userId }: MemberCaller): Promise<SignInWays> {
  const rows = await inPrismaTransaction({ userId }, (tx) => findLinkedAccounts(tx, userId))
  return {
    hasPassword: (await findPasswordHash(userId)) !== null,
    accounts: rows.map(({ id, provider, label, linkedAt, lastUsedAt }) => ({
      id,
      provider: isProviderId(provider) ? providerName(provider) : provider,
      label,
      linkedAt: linkedAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  }
}

/** Unlinks one of the caller's own accounts, whatever their role; never the last way by which they can sign in. */
export async function unlinkAccount(caller: MemberCaller, id: string): Promise<void> {
  const { userId, email, ip, sessionId } = caller
  await inPrismaTransaction({ userId }, async (tx) => {
    const { hasPassword } = await lockSignInWays(tx, userId)
    const accounts = await findLinkedAccounts(tx, userId)
    const account = accounts.find((one) => one.id === id)
    if (!account)
      throw new ProductError('not_found', 'This account is not linked; it may have been unlinked already.')
    if (!hasPassword && accounts.length === 1) {
      throw new ProductError('conflict', 'This is the only way that you can sign in: it stays linked.')
    }
    const { provider, issuer } = account
    await deleteLinkedAccount(tx, { userId, id, provider, keepSessionId: sessionId })
    await insertAuditEverywhere(tx, userId, {
      actorUserId: userId,
      actorLabel: email,
      action: 'account.unlink',
      subject: `user ${email}`,
      before: { provider, issuer },
      ip,
    })
  })
}
