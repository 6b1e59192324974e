import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint'

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])(
  'is the head of SHA-256 for a text of %i characters',
  (length) => {
    const text = 'é'.repeat(length)
    expect(fingerprint(text)).toBe(createHash('sha256').update(text).digest('hex').slice(0, 32))
  },
)
