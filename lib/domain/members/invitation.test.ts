import { expect, it } from 'vitest'
import { type InvitationView, invitationMailInWords } from './invitation'

const words = (mail: InvitationView['mail']) =>
  invitationMailInWords({ expiresAt: '2026-06-08T00:00:00Z', isExpired: false, mail })

it('says what became of the mail, with the reason where it failed', () => {
  expect(words(null)).toBeNull()
  expect(words({ status: 'pending', answer: null })).toBe('mail waits to be sent')
  expect(words({ status: 'pending', answer: '451 later' })).toBe(
    'mail not sent yet, it is tried again: 451 later',
  )
  expect(words({ status: 'delivered', answer: '250 OK' })).toBe('mail sent')
  expect(words({ status: 'failed', answer: '550 no such box' })).toBe('mail failed: 550 no such box')
})
