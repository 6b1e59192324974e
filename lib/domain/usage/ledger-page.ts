import { filterEntries, type SpendView, spendViewQuery } from './spend-view'

/** A page of the ledger in an address: the view, and the cursors that led to it. */
export interface LedgerPage {
  view: SpendView
  isUnpriced: boolean
  /** Of every page from the second to this one; empty on the first. */
  trail: readonly string[]
}

const BETWEEN = '~'
// An address stays short enough for every browser and proxy; the way back from beyond is the first page.
const LONGEST_TRAIL = 20

/** Reads what stands beside the view. */
export function parseLedgerPage(query: URLSearchParams, view: SpendView): LedgerPage {
  const trail = query.get('page')?.split(BETWEEN).filter(Boolean) ?? []
  return { view, isUnpriced: query.get('unpriced') === 'true', trail: trail.slice(-LONGEST_TRAIL) }
}

/** The address of a page of the ledger. */
export function ledgerHref({ view, isUnpriced, trail }: LedgerPage): string {
  const query = new URLSearchParams(spendViewQuery(view))
  if (isUnpriced) query.set('unpriced', 'true')
  if (trail.length > 0) query.set('page', trail.slice(-LONGEST_TRAIL).join(BETWEEN))
  const text = query.toString()
  return text === '' ? '/events' : `/events?${text}`
}

/** The whole ledger of a page as a file, all pages of it. */
export function eventsFileHref(
  { view, isUnpriced }: LedgerPage,
  { from, to }: { from: string | null; to: string | null },
  timeZone: string,
): string {
  const query = new URLSearchParams()
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  query.set('tz', timeZone)
  if (isUnpriced) query.set('unpriced', 'true')
  for (const [name, value] of filterEntries(view.filters)) query.append(name, value)
  return `/api/v1/events?${query}`
}
