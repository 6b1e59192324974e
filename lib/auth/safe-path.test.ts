import { expect, it } from 'vitest'
import { safePath } from './safe-path'

it.each([
  ['/settings', '/settings'],
  ['/explore?by=model&from=2026-06-01#table', '/explore?by=model&from=2026-06-01#table'],
  [undefined, '/'],
  ['', '/'],
  ['settings', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/\t/evil.example/', '/'],
  ['/.//evil.example', '/'],
  ['/api/auth/signout', '/'],
  ['javascript:alert(1)', '/'],
])('%j goes to %s', (wanted, expected) => {
  expect(safePath(wanted)).toBe(expected)
})
