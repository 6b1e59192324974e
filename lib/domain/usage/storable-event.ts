import { isWellFormed, wellFormed } from '../well-formed'
import type { UsageEvent } from './usage-event'

/**
 * The event with every text as the store gives it back: two names that differ only in halves of surrogate pairs are
 * one name there, so they must be one before events are told apart by them. The same object where nothing changes.
 */
export function storableEvent(event: UsageEvent): UsageEvent {
  return isStorable(event) ? event : (storable(event) as UsageEvent)
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return isWellFormed(value)
  if (typeof value !== 'object' || value === null) return true
  for (const name in value) {
    if (!isWellFormed(name) || !isStorable((value as Record<string, unknown>)[name])) return false
  }
  return true
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(storable)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [wellFormed(name), storable(part)]))
}
