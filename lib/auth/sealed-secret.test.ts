import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SealBrokenError, seal, unseal } from './sealed-secret'

beforeEach(() => void vi.stubEnv('AUTH_SECRET', 'one secret of a test, of 32 characters or more'))
afterEach(() => void vi.unstubAllEnvs())

it('opens what it sealed for the same place, and never seals alike twice', () => {
  const sealed = seal('whsec_ä', 'channel 1 a')
  expect(unseal(sealed, 'channel 1 a')).toBe('whsec_ä')
  expect(sealed.toString('latin1')).not.toContain('whsec')
  expect(seal('whsec_ä', 'channel 1 a').equals(sealed)).toBe(false)
})

it('opens nothing at another place', () => {
  expect(() => unseal(seal('x', 'channel 1 a'), 'channel 2 a')).toThrow(SealBrokenError)
})

it('notices every byte that was changed', () => {
  const sealed = seal('text', 'place')
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => unseal(changed, 'place'), `byte ${at}`).toThrow(SealBrokenError)
  }
})

it.each([0, 1, 12, 28])('opens no %d bytes', (length) => {
  expect(() => unseal(Buffer.alloc(length, 1), 'place')).toThrow(SealBrokenError)
})

it('says what to do with another AUTH_SECRET, and with none', () => {
  const sealed = seal('x', 'place')
  vi.stubEnv('AUTH_SECRET', 'another secret of a test, of 32 or more')
  expect(() => unseal(sealed, 'place')).toThrow('enter the target again')
  vi.stubEnv('AUTH_SECRET', undefined)
  expect(() => seal('x', 'place')).toThrow('AUTH_SECRET is not set')
})
