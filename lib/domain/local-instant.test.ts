import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfLocal, localOfInstant } from './local-instant'

describe('a wall clock', () => {
  it('is an instant of its zone, in summer and in winter', () => {
    expect(instantOfLocal('2026-06-01T14:05', 'Europe/Berlin')).toBe(Date.parse('2026-06-01T12:05:00Z'))
    expect(instantOfLocal('2026-12-01T14:05:09', 'Europe/Berlin')).toBe(Date.parse('2026-12-01T13:05:09Z'))
    expect(instantOfLocal('2026-06-01T14:05', 'Asia/Kathmandu')).toBe(Date.parse('2026-06-01T08:20:00Z'))
  })

  it('is none where it is no time', () => {
    for (const text of ['', '2026-06-01', '2026-13-01T00:00', '2026-06-01T25:00', 'soon'])
      expect(instantOfLocal(text, 'UTC')).toBeNull()
  })

  it('comes back as it went, but in the hour that comes twice', () => {
    const at = fc.integer({ min: Date.UTC(2001, 0) / 1000, max: Date.UTC(2098, 0) / 1000 })
    fc.assert(
      fc.property(at, fc.constantFrom('UTC', 'Asia/Kathmandu', 'Pacific/Apia'), (seconds, zone) => {
        const shown = localOfInstant(seconds * 1000, zone)
        const back = instantOfLocal(shown, zone)
        expect(back === null ? null : localOfInstant(back, zone)).toBe(shown)
      }),
    )
  })
})
