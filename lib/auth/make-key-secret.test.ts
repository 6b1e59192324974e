import { expect, it } from 'vitest'
import { hashKey, keyPrefix, makeKeySecret } from './make-key-secret'

it('a key has over 128 bits, a mark that scanners find, and no twin', () => {
  const made = new Set(Array.from({ length: 1000 }, makeKeySecret))
  expect(made.size).toBe(1000)
  for (const secret of made) expect(secret).toMatch(/^outlay_[0-9A-Za-z]{32}$/)
  const seen = new Set([...made].flatMap((secret) => [...secret.slice(7)]))
  expect(seen.size).toBe(62)
})

it('the prefix shows little', () => {
  expect(keyPrefix('outlay_abcdefghijklmnop')).toBe('outlay_abcd')
  expect(keyPrefix('a-key-of-my-own-making-1')).toBe('a-ke')
})

it('is kept as its SHA-256', () => {
  expect(hashKey('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
