import { inOrganizationSql } from '../../data/database'
import { claimDueMail, findOrganizationsToMail, recordMail } from '../../data/mail/due-mail'
import { sendMail } from '../../notify/send-mail'
import { log } from '../../observe/log'
import { eachOrganization } from '../each-organization'
import { composeMail } from './compose-mail'

const AT_ONCE = 10
const ENDED = 'Its link ended before the mail could be sent.'

/** Sends mail that is due of every organization: at least once each, under its id. */
export async function deliverMail(): Promise<void> {
  await eachOrganization(await findOrganizationsToMail(), 'mail.not_delivered', deliverMailOf)
}

/** Sends mail that is due of one organization. */
export async function deliverMailOf(organizationId: number): Promise<void> {
  const due = await inOrganizationSql(organizationId, (tx) => claimDueMail(tx, AT_ONCE))
  await Promise.all(
    due.map(async (mail) => {
      const content = await composeMail(organizationId, mail)
      const answer = content
        ? await sendMail({ to: mail.recipient, id: mail.id, ...content })
        : { isOk: false, answer: ENDED, isFinal: true }
      if (content && !answer.isOk) {
        const ids = { organization_id: organizationId, mail_id: mail.id }
        log.warn('mail.delivery_failed', { ...ids, attempts: mail.attempts + 1 })
      }
      await inOrganizationSql(organizationId, (tx) => recordMail(tx, mail, answer))
    }),
  )
}
