import { expect, it } from 'vitest'
import { displayBytes } from './display-bytes'

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [1_449, '1.4 kB'],
  [12_400, '12 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [2_500_000_000, '2.5 GB'],
  [3e15, '3,000 TB'],
])('shows %d bytes as %s', (bytes, text) => {
  expect(displayBytes(bytes)).toBe(text)
})
