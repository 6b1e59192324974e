import { compareHref, parseCompareView } from '../compare/compare-view'
import { parseRunsView, runsHref } from '../runs/runs-view'
import { ledgerHref, parseLedgerPage } from '../usage/ledger-page'
import { parseSpendView, spendViewHref } from '../usage/spend-view'

/** Pages whose view can be saved: all of it is in the address. */
export const VIEW_PAGES = ['explore', 'events', 'runs', 'compare'] as const
export type ViewPage = (typeof VIEW_PAGES)[number]

export const VIEW_PAGE_LABELS: Record<ViewPage, string> = {
  explore: 'Explore',
  events: 'Events',
  runs: 'Runs',
  compare: 'Compare',
}

/** A view's query by its names, as it is stored. */
export type ViewQuery = Readonly<Record<string, readonly string[]>>

// Each page reads what it knows and writes that: an address is made here, never taken.
const HREFS: Record<ViewPage, (query: URLSearchParams) => string> = {
  explore: (query) => spendViewHref('/explore', parseSpendView(query)),
  events: (query) => {
    const { isUnpriced, view } = parseLedgerPage(query, parseSpendView(query))
    return ledgerHref({ view, isUnpriced, trail: [] })
  },
  runs: (query) => runsHref({ ...parseRunsView(query), page: 1 }),
  compare: (query) => compareHref(parseCompareView(query)),
}

/** The address of a page's view from its first page on; what the page does not know is left out. The same view has the same address. */
export function viewHref(page: ViewPage, query: URLSearchParams): string {
  const sorted = new URLSearchParams(query)
  sorted.sort()
  return HREFS[page](sorted)
}

/** What of a query the page shows, as it is stored. */
export function toViewQuery(page: ViewPage, query: URLSearchParams): ViewQuery {
  const known = new URLSearchParams(viewHref(page, query).split('?')[1] ?? '')
  // A name may be "__proto__".
  return Object.fromEntries([...new Set(known.keys())].map((name) => [name, known.getAll(name)]))
}

/** The address of what was stored. */
export function storedViewHref(page: ViewPage, stored: ViewQuery): string {
  const pairs = Object.entries(stored).flatMap(([name, values]) => values.map((value) => [name, value]))
  return viewHref(page, new URLSearchParams(pairs))
}
