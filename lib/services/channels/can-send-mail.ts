import { env } from '../../env'

/** Whether the operator has named a mail server. */
export function canSendMail(): boolean {
  return Boolean(env().SMTP_URL)
}
