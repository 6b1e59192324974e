import { calendarDayOf } from '../calendar'
import { resolveRange } from '../usage/spend-range'
import { filterEntries, NO_VALUE, parseSpendView, type SpendView, spendViewHref } from '../usage/spend-view'
import type { WasteItem } from './waste-item'
import type { WasteKind } from './waste-kind'
import { parseWasteSettings, type WasteSettings, wasteSettingEntries } from './waste-settings'

/** What the Waste page shows: all of it is in the address. */
export interface WasteView {
  /** Of it the range and the filters. */
  spend: SpendView
  settings: WasteSettings
}

/** Reads a view from an address; what is not usable counts as not given. */
export function parseWasteView(query: URLSearchParams): WasteView {
  return { spend: parseSpendView(query), settings: parseWasteSettings(query).settings }
}

/** The path of the page, or of what is behind one kind. */
export function wastePath(kind: WasteKind | null): string {
  return kind === null ? '/waste' : `/waste/${kind}`
}

/** The settings as they stand in an address beside range and filters; the empty text for the standard ones. */
export function wasteKeep({ settings }: WasteView): string {
  return new URLSearchParams(wasteSettingEntries(settings)).toString()
}

/** The address of a view; `cursor` is where a list goes on. */
export function wasteHref(view: WasteView, kind: WasteKind | null, cursor: string | null = null): string {
  const keep = new URLSearchParams(wasteSettingEntries(view.settings))
  if (cursor !== null) keep.set('cursor', cursor)
  return spendViewHref(wastePath(kind), view.spend, keep.toString())
}

/** The query of the API that answers with the same rows. */
export function wasteApiQuery(view: WasteView, today: string): string {
  const { from, to } = resolveRange(view.spend.range, today)
  const days: [string, string][] =
    from !== null && to !== null
      ? [
          ['from', from],
          ['to', to],
        ]
      : []
  const entries = [...days, ...filterEntries(view.spend.filters), ...wasteSettingEntries(view.settings)]
  return new URLSearchParams(entries).toString()
}

/** Where the ledger shows a call: its session and model on its day, in the zone of the ledger's days. */
export function ledgerHrefOf(item: WasteItem, timeZone: string): string {
  const query = new URLSearchParams()
  if (item.atMs !== null) {
    const day = calendarDayOf(item.atMs, timeZone)
    query.set('from', day)
    query.set('to', day)
  }
  query.set('session', item.sessionId ?? NO_VALUE)
  query.set('model', item.model ?? NO_VALUE)
  return `/events?${query}`
}
