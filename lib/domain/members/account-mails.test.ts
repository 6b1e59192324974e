import { expect, it } from 'vitest'
import { invitationMail, passwordChangedMail, passwordResetMail } from './account-mails'

const link = 'https://outlay.example/join?invitation=7.x&y=1'

it('names who invites, to what and as what, with names of strangers as text only', () => {
  const mail = invitationMail({
    organizationName: '<b>Acme</b>',
    invitedBy: 'Ada & Co',
    role: 'viewer',
    until: 'Dec 3, 2026, 08:00:00 UTC',
    link,
  })
  expect(mail.subject).toBe('Ada & Co invites you to <b>Acme</b> on Outlay')
  expect(mail.text).toContain(`Join <b>Acme</b>:\n${link}`)
  expect(mail.text).toContain('as viewer')
  expect(mail.text).toContain('until Dec 3, 2026, 08:00:00 UTC')
  expect(mail.html).toContain('href="https://outlay.example/join?invitation=7.x&amp;y=1"')
  expect(mail.html).not.toContain('<b>')
})

it('says what to do about a password', () => {
  expect(passwordResetMail({ link, until: 'then' }).text).toContain(link)
  expect(passwordChangedMail({ link, at: 'then' }).text).toContain('changed at then')
})
