import { workerAddress } from '../../auth/worker-address'
import type { PrismaTransaction } from '../../data/database'
import { queueAccountMail } from '../../data/mail/account-mail'
import { displayInstant } from '../../domain/display/display-time'
import { passwordChangedMail } from '../../domain/members/account-mails'

/** Tells somebody of a change of their password, once a change, in the transaction that makes it. */
export async function queueChangedMail(
  tx: PrismaTransaction,
  organizationId: number,
  { email, changeId, at }: { email: string; changeId: string; at: Date },
): Promise<void> {
  await queueAccountMail(tx, organizationId, {
    dedupeKey: `password_changed:${changeId}`,
    kind: 'password_changed',
    recipient: email,
    content: passwordChangedMail({
      link: `${workerAddress()}/sign-in`,
      at: displayInstant(at.getTime(), 'UTC'),
    }),
  })
}
