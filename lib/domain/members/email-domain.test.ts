import { expect, it } from 'vitest'
import { domainOf, domainSchema, readDomain } from './email-domain'

it.each([
  ['example.com', 'example.com'],
  [' @Example.COM. ', 'example.com'],
  ['mail.example.co.uk', 'mail.example.co.uk'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
])('reads %j as %s', (typed, domain) => {
  expect(readDomain(typed)).toBe(domain)
})

it.each([
  '',
  'example',
  'localhost',
  'exa mple.com',
  'example.com/path',
  'example.com:80',
  'user@example.com',
  '127.0.0.1',
  '2130706433',
  '[::1]',
  '-example.com',
  'example..com',
  'ex%61mple.com',
  `${'a'.repeat(64)}.com`,
])('takes %j for no domain', (typed) => {
  expect(readDomain(typed)).toBeNull()
})

it.each([
  ['ada@example.com', 'example.com'],
  ['ada@bücher.example', 'xn--bcher-kva.example'],
  ['a@b.example.com', 'b.example.com'],
  ['admin@localhost', null],
  // What stands before the last @ is the person's, whatever it looks like.
  ['"x@example.com"@evil.example', 'evil.example'],
])('%s is of %s', (email, domain) => {
  expect(domainOf(email)).toBe(domain)
})

it.each(['gmail.com', 'Outlook.com', 'proton.me'])('refuses %s, where anybody has an address', (domain) => {
  const [issue] = domainSchema.safeParse(domain).error?.issues ?? []
  expect(issue?.message).toBe('Anybody can have an address there. Enter a domain of your own.')
})
