import { takenFromMs } from '../domain/organizations/retention'
import type { Retention } from '../services/organizations/choose-retention'

/** The answer of `GET /api/v1/organization/retention`. */
export function retentionJson({ keepEventsDays, eventsKeptFrom }: Retention): object {
  const takenFrom = takenFromMs(eventsKeptFrom)
  return {
    keep_events_days: keepEventsDays,
    events_kept_from: eventsKeptFrom?.toISOString() ?? null,
    events_taken_from: takenFrom === null ? null : new Date(takenFrom).toISOString(),
  }
}
