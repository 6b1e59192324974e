import type { Repricing } from '../domain/pricing/repricing'
import type { RepricingRow } from '../domain/pricing/repricing-difference'
import type { RepricingPreview } from '../services/repricing/preview-repricing'

/** What a repricing would change, row by row; what a file of it holds. */
export function repricingRowJson({ day, model, ...figures }: RepricingRow) {
  return { day, model, ...repricingFiguresJson(figures) }
}

/** What it would change, added up or of one row. */
export function repricingFiguresJson(figures: Omit<RepricingRow, 'day' | 'model'>) {
  return {
    events: figures.events,
    newly_priced_events: figures.newlyPricedEvents,
    before_usd: figures.beforeUsd,
    after_usd: figures.afterUsd,
    difference_usd: figures.differenceUsd,
  }
}

/** The answer of a dry run. */
export function repricingPreviewJson(preview: RepricingPreview): object {
  return {
    currency: 'USD',
    dry_run: true,
    from: preview.from,
    to: preview.to,
    tz: preview.timeZone,
    models: preview.models,
    snapshot: preview.snapshotId,
    events_total: preview.events,
    events_kept_from: preview.eventsKeptFrom?.toISOString() ?? null,
    rows: preview.rows.map(repricingRowJson),
    total: repricingFiguresJson(preview.total),
  }
}

export const REPRICING_COLUMNS = [
  'id',
  'status',
  'from',
  'to',
  'tz',
  'models',
  'snapshot',
  'events_total',
  'events_done',
  'events_changed',
  'newly_priced_events',
  'events_undone',
  'before_usd',
  'after_usd',
  'failure',
  'created_by',
  'created_at',
  'finished_at',
] as const

/** A repricing as the API names it. */
export function repricingJson(repricing: Repricing): object {
  return {
    id: repricing.id,
    status: repricing.status,
    from: repricing.from,
    to: repricing.to,
    tz: repricing.timeZone,
    models: repricing.models,
    snapshot: repricing.snapshotId,
    events_total: repricing.eventsTotal,
    events_done: repricing.eventsDone,
    events_changed: repricing.eventsChanged,
    newly_priced_events: repricing.newlyPricedEvents,
    events_undone: repricing.eventsUndone,
    before_usd: repricing.beforeUsd,
    after_usd: repricing.afterUsd,
    failure: repricing.failure,
    created_by: repricing.createdBy,
    created_at: repricing.createdAt.toISOString(),
    finished_at: repricing.finishedAt?.toISOString() ?? null,
  }
}
