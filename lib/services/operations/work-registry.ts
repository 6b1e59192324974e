import { Gauge, Registry } from 'prom-client'
import {
  ENDED_UPLOADS,
  OPEN_IMPORTS,
  OPEN_REPRICINGS,
  OUTBOXES,
  PROCESS_KINDS,
  type WorkCounts,
} from '../../data/operations/count-work'

const OUTCOMES = {
  accepted: 'accepted',
  updated: 'updated',
  duplicate: 'duplicates',
  rejected: 'rejected',
} as const

/**
 * What the database says, as gauges. Made anew for each scrape, so that nothing of an earlier one is told when it is
 * away: then `outlay_database_up` is 0 and the rest is left out.
 */
export function workRegistry(work: WorkCounts | null): Registry {
  const registry = new Registry()
  tell(registry, 'outlay_database_up', '1 where the database answered this scrape.', work ? 1 : 0)
  if (work === null) return registry
  const processes = (kind: string) => work.processes.find((one) => one.kind === kind)
  const imports = (status: string) => work.imports.find((one) => one.status === status)
  const uploads = (status: string) => work.uploadsOfDay.find((one) => one.status === status)
  const outboxes = (outbox: string) => work.outboxes.find((one) => one.outbox === outbox)
  const repricings = (status: string) => work.repricings.find((one) => one.status === status)

  tell(registry, 'outlay_processes_live', 'Processes heard of in the last 30 seconds.', {
    kind: valuesOf(PROCESS_KINDS, (kind) => processes(kind)?.live ?? 0),
  })
  tell(
    registry,
    'outlay_heartbeat_age_seconds',
    'Since the newest sign of life; absent where there was none.',
    {
      kind: valuesOf(PROCESS_KINDS, (kind) => processes(kind)?.ageSeconds),
    },
  )
  tell(registry, 'outlay_imports', 'Uploads that have not ended.', {
    status: valuesOf(OPEN_IMPORTS, (status) => imports(status)?.count ?? 0),
  })
  tell(registry, 'outlay_import_oldest_seconds', 'Age of the oldest of them; 0 where there is none.', {
    status: valuesOf(OPEN_IMPORTS, (status) => imports(status)?.oldestSeconds ?? 0),
  })
  tell(registry, 'outlay_uploads_last_day', 'Uploads that ended in the last 24 hours.', {
    status: valuesOf(ENDED_UPLOADS, (status) => uploads(status)?.count ?? 0),
  })
  tell(registry, 'outlay_upload_events_last_day', 'Their usage events, by what became of them.', {
    outcome: valuesOf(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[], (outcome) =>
      work.uploadsOfDay.reduce((sum, one) => sum + one[OUTCOMES[outcome]], 0),
    ),
  })
  tell(
    registry,
    'outlay_outbox_pending',
    'What waits to be sent, tries to come included; not to paused channels.',
    {
      outbox: valuesOf(OUTBOXES, (outbox) => outboxes(outbox)?.pending ?? 0),
    },
  )
  tell(registry, 'outlay_outbox_oldest_due_seconds', 'By how much the longest waiting of them is overdue.', {
    outbox: valuesOf(OUTBOXES, (outbox) => outboxes(outbox)?.oldestDueSeconds ?? 0),
  })
  tell(registry, 'outlay_repricings', 'Repricings under way.', {
    status: valuesOf(OPEN_REPRICINGS, (status) => repricings(status)?.count ?? 0),
  })
  tell(
    registry,
    'outlay_channels_paused',
    'Channels paused by a person or after failures.',
    work.pausedChannels,
  )
  tell(registry, 'outlay_jobs_waiting', 'Jobs that no worker has taken yet.', {
    queue: work.jobs.map(({ queue, waiting }) => [queue, waiting]),
  })
  return registry
}

type Values = readonly (readonly [label: string, value: number | undefined])[]

function valuesOf<Name extends string>(
  names: readonly Name[],
  numberOf: (name: Name) => number | undefined,
): Values {
  return names.map((name) => [name, numberOf(name)])
}

/** One gauge: a number, or a number for each value of one label. */
function tell(registry: Registry, name: string, help: string, value: number | Record<string, Values>): void {
  if (typeof value === 'number') {
    new Gauge({ name, help, registers: [registry] }).set(value)
    return
  }
  for (const [label, values] of Object.entries(value)) {
    const gauge = new Gauge({ name, help, labelNames: [label], registers: [registry] })
    for (const [named, number] of values) if (number !== undefined) gauge.set({ [label]: named }, number)
  }
}
