import type { ParsedMail } from 'mailparser'
import { afterEach, expect, it, vi } from 'vitest'
import { type Mailbox, openMailbox } from '../testing/mailbox'
import { sendMail } from './send-mail'

let mailbox: Mailbox | undefined
afterEach(() => {
  vi.unstubAllEnvs()
  void mailbox?.close()
  mailbox = undefined
})

async function serve(): Promise<ParsedMail[]> {
  mailbox = await openMailbox()
  vi.stubEnv('SMTP_URL', mailbox.url)
  vi.stubEnv('OUTLAY_MAIL_FROM', 'Outlay <outlay@acme.test>')
  return mailbox.mails
}

const mail = { to: 'ada@acme.test', subject: 'Hello', text: 'Text', html: '<p>Text</p>', id: 'alert.channel' }

it('sends text and HTML under a Message-ID that is the same each time, with the headers given', async () => {
  const got = await serve()
  const headers = { 'List-Unsubscribe': '<https://acme.test/u>' }
  expect(await sendMail({ ...mail, headers })).toMatchObject({
    isOk: true,
    answer: expect.stringMatching(/^250/),
  })
  await sendMail(mail)
  expect(got[0]).toMatchObject({
    text: expect.stringContaining('Text'),
    html: expect.stringContaining('<p>Text</p>'),
    messageId: '<alert.channel@acme.test>',
    subject: 'Hello',
  })
  expect(got[0]?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toContain(
    'https://acme.test/u',
  )
  expect(got[1]?.messageId).toBe(got[0]?.messageId)
})

it('lets no subject add a header or a recipient', async () => {
  const got = await serve()
  await sendMail({ ...mail, subject: 'A\r\nBcc: eve@evil.test\r\n\r\nbody' })
  expect(got).toHaveLength(1)
  expect(got[0]?.bcc).toBeUndefined()
  expect(got[0]?.subject).toBe('A Bcc: eve@evil.test body')
})

it('says that SMTP_URL is not set', async () => {
  vi.stubEnv('SMTP_URL', '')
  expect(await sendMail(mail)).toMatchObject({
    isOk: false,
    answer: 'SMTP_URL is not set, so no mail can be sent.',
  })
})

it('answers that nobody listens, without the password', async () => {
  vi.stubEnv('SMTP_URL', 'smtp://ada:sesame@127.0.0.1:1')
  const { isOk, answer } = await sendMail(mail)
  expect(isOk).toBe(false)
  expect(answer).toMatch(/ECONNREFUSED/)
  expect(answer).not.toContain('sesame')
})
