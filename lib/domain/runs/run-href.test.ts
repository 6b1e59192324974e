import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runHref, runIdOf } from './run-href'

/** What a browser makes of an address, and the page of its last part. */
function opened(href: string): string | null {
  const url = new URL(href, 'http://x')
  expect(url.pathname.split('/').slice(0, 2)).toEqual(['', 'runs'])
  expect(url.pathname.split('/')).toHaveLength(3)
  return runIdOf(url.pathname.split('/')[2] ?? '', url.searchParams)
}

describe('runHref', () => {
  it('leads to the run of exactly this id', () => {
    for (const id of ['a', 'a/b', '..', '.', '...', '-', '%2E', '?x=1#y', ' ', 'ü\n', '100%', '__none__'])
      expect(opened(runHref(id))).toBe(id)
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        expect(opened(runHref(id))).toBe(id)
      }),
    )
  })

  it('is no run where the address is no text', () => {
    expect(runIdOf('%E0%A4%A', new URLSearchParams())).toBeNull()
  })
})
