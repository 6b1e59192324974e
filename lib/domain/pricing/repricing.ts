import type { CalendarDay } from '../calendar'
import type { PriceOverride } from './price-overrides'

export const REPRICING_STATUSES = ['queued', 'running', 'done', 'undoing', 'undone', 'failed'] as const
export type RepricingStatus = (typeof REPRICING_STATUSES)[number]

/** What is priced again: events of local days (both included; null: no bound) and of models (none named: all). */
export interface RepricingScope {
  from: CalendarDay | null
  to: CalendarDay | null
  timeZone: string
  models: readonly string[]
}

/** Costs made again at a catalogue snapshot under the organization's own prices as they were when it was asked for. */
export interface Repricing extends RepricingScope {
  id: string
  snapshotId: string
  ownPrices: readonly PriceOverride[]
  status: RepricingStatus
  eventsTotal: number
  eventsDone: number
  eventsChanged: number
  newlyPricedEvents: number
  eventsUndone: number
  /** Of the events that changed; exact decimal text. An event without any cost counts as nothing before. */
  beforeUsd: string
  afterUsd: string
  failure: string | null
  createdBy: string
  createdAt: Date
  finishedAt: Date | null
}

/** True while the worker has to do something for it. */
export function isUnderWay({ status }: Pick<Repricing, 'status'>): boolean {
  return status === 'queued' || status === 'running' || status === 'undoing'
}

/** "claude-opus-4-8, 2026-11-01 to 2026-11-30"; all where nothing bounds it. */
export function scopeInWords({ from, to, models }: RepricingScope): string {
  const which = models.length === 0 ? 'All models' : models.join(', ')
  if (from === null && to === null) return `${which}, all days`
  if (from === null) return `${which}, until ${to}`
  return to === null ? `${which}, from ${from}` : `${which}, ${from} to ${to}`
}
