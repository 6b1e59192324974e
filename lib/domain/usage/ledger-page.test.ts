import { expect, it } from 'vitest'
import { ledgerHref, parseLedgerPage } from './ledger-page'
import { STANDARD_VIEW } from './spend-view'

const read = (href: string) => parseLedgerPage(new URLSearchParams(href.split('?')[1]), STANDARD_VIEW)

it('leads from page to page and back', () => {
  const first = { view: STANDARD_VIEW, isUnpriced: true, trail: [] }
  const third = { ...first, trail: ['WyJhIl0', 'b_-c'] }
  expect(ledgerHref(first)).toBe('/events?unpriced=true')
  expect(read(ledgerHref(third))).toEqual(third)
})

it('forgets the first pages of a long way', () => {
  const trail = Array.from({ length: 30 }, (_, at) => `c${at}`)
  const kept = read(ledgerHref({ view: STANDARD_VIEW, isUnpriced: false, trail })).trail
  expect(kept).toHaveLength(20)
  expect(kept.at(-1)).toBe('c29')
})
