import nodemailer from 'nodemailer'
import { env } from '../env'
import { keptAnswer, type SendAnswer } from './send-answer'

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The same for every try of one mail, so that a mailbox that got it twice shows it once: `alert.channel`. */
  id: string
  /** List-Unsubscribe and the like; their values stay on one line. */
  headers?: Record<string, string>
  attachments?: readonly MailAttachment[]
}

export interface MailAttachment {
  filename: string
  contentType: string
  content: Buffer
}

const TIMEOUT_MS = 10_000

/** Sends one mail through SMTP_URL. A failure is an answer, not an error. */
export async function sendMail(mail: Mail, options: { timeoutMs?: number } = {}): Promise<SendAnswer> {
  const { SMTP_URL } = env()
  if (!SMTP_URL) {
    return { isOk: false, answer: 'SMTP_URL is not set, so no mail can be sent.', durationMs: 0 }
  }
  const timeout = options.timeoutMs ?? TIMEOUT_MS
  const server = new URL(SMTP_URL)
  const user = decodeURIComponent(server.username)
  const password = decodeURIComponent(server.password)
  const isSecure = server.protocol === 'smtps:'
  const from = mailFrom()
  const transport = nodemailer.createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    ...(user && { auth: { user, pass: password } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const startedAt = performance.now()
  const took = () => Math.round(performance.now() - startedAt)
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The mail server did not answer within ${timeout / 1000} s.`)),
        timeout,
      )
    })
    const sending = transport.sendMail({
      from,
      to: mail.to,
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html,
      attachments: [...(mail.attachments ?? [])],
      messageId: `<${mail.id.replace(/[^\w.-]/g, '-')}@${domainOf(from)}>`,
      headers: Object.fromEntries(
        Object.entries(mail.headers ?? {}).map(([name, value]) => [oneLine(name), oneLine(value)]),
      ),
    })
    const { response } = await Promise.race([sending, late])
    return { isOk: true, answer: keptAnswer(response), durationMs: took() }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    // A server may repeat what it was sent.
    const safe = password ? said.replaceAll(password, '…') : said
    return { isOk: false, answer: keptAnswer(safe), durationMs: took() }
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

/** Who mail is from: OUTLAY_MAIL_FROM, else the SMTP user, else outlay@ the public address. */
export function mailFrom(): string {
  const { OUTLAY_MAIL_FROM, OUTLAY_PUBLIC_URL, SMTP_URL } = env()
  if (OUTLAY_MAIL_FROM) return oneLine(OUTLAY_MAIL_FROM)
  const user = SMTP_URL ? decodeURIComponent(new URL(SMTP_URL).username) : ''
  if (/^[^@\s<>]+@[^@\s<>]+$/.test(user)) return `Outlay <${user}>`
  const host = OUTLAY_PUBLIC_URL ? new URL(OUTLAY_PUBLIC_URL).hostname : 'localhost'
  return `Outlay <outlay@${host}>`
}

function domainOf(from: string): string {
  return /@([^@\s<>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\0]+/g, ' ')
}
