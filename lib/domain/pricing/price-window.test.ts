import { describe, expect, it } from 'vitest'
import { isInWindow, parsePriceWindow } from './price-window'

function isIn(text: string, at: string): boolean {
  return isInWindow(parsePriceWindow(text), Date.parse(at))
}

describe('price windows', () => {
  const cases: [window: string, at: string, inside: boolean][] = [
    ['00:30-16:30 +00:00', '2025-06-01T00:29:59.999Z', false],
    ['00:30-16:30 +00:00', '2025-06-01T00:30:00Z', true],
    ['00:30-16:30 +00:00', '2025-06-01T16:29:59.999Z', true],
    ['00:30-16:30 +00:00', '2025-06-01T16:30:00Z', false],
    ['22:00-02:00 +00:00', '2025-06-01T23:00:00Z', true],
    ['22:00-02:00 +00:00', '2025-06-01T01:59:00Z', true],
    ['22:00-02:00 +00:00', '2025-06-01T02:00:00Z', false],
    ['Mon-Fri 22:00-02:00 +00:00', '2026-08-29T01:00:00Z', true],
    ['Mon-Fri 22:00-02:00 +00:00', '2026-08-30T01:00:00Z', false],
    ['Mon-Fri 00:00-02:00 +08:00', '2026-08-30T16:30:00Z', true],
    ['Mon-Fri 00:00-02:00 +08:00', '2026-08-28T16:30:00Z', false],
    ['Mon-Fri 20:00-23:00 -05:00', '2026-08-29T01:30:00Z', true],
    ['daily 09:00-10:00,11:00-12:00 +00:00', '2026-08-29T10:30:00Z', false],
    ['daily 09:00-10:00,11:00-12:00 +00:00', '2026-08-29T11:30:00Z', true],
    ['workdays-CN 09:00-12:00 +08:00', '2026-10-07T01:00:00Z', false],
    ['workdays-CN 09:00-12:00 +08:00', '2026-10-08T01:00:00Z', true],
    ['daily 09:00-12:00 +00:00', '1969-12-31T10:00:00Z', true],
    ['Mon-Fri 09:00-12:00 +00:00', '1969-12-28T10:00:00Z', false],
  ]
  it.each(cases)('%s at %s: %s', (window, at, inside) => expect(isIn(window, at)).toBe(inside))

  it.each(['', '9:00-12:00 +00:00', '09:00-12:00', 'Sat 09:00-12:00 +00:00'])('refuses %j', (text) => {
    expect(() => parsePriceWindow(text)).toThrow('Not a price window')
  })
})
