import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, it, vi } from 'vitest'
import { sendMail } from './send-mail'

let server: SMTPServer | undefined
afterEach(() => {
  vi.unstubAllEnvs()
  server?.close()
  server = undefined
})

async function serve(): Promise<ParsedMail[]> {
  const got: ParsedMail[] = []
  const made = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) =>
      void simpleParser(stream).then((mail) => {
        got.push(mail)
        done()
      }),
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', () => resolve()))
  const { port } = made.server.address() as AddressInfo
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
  vi.stubEnv('OUTLAY_MAIL_FROM', 'Outlay <outlay@acme.test>')
  return got
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
