import { inSqlTransaction } from '../database'
import { jobQueues } from '../job-queues'

export const PROCESS_KINDS = ['web', 'worker'] as const
export const OPEN_IMPORTS = ['receiving', 'queued', 'processing'] as const
export const ENDED_UPLOADS = ['done', 'failed'] as const
export const OPEN_REPRICINGS = ['queued', 'running', 'undoing'] as const
export const OUTBOXES = ['alerts', 'reports', 'imports', 'mail'] as const

/** What is there and what waits, in all organizations together: counts and ages in seconds, and nothing else. */
export interface WorkCounts {
  processes: { kind: string; live: number; ageSeconds: number }[]
  imports: { status: string; count: number; oldestSeconds: number }[]
  uploadsOfDay: {
    status: string
    count: number
    accepted: number
    updated: number
    duplicates: number
    rejected: number
  }[]
  outboxes: { outbox: string; pending: number; oldestDueSeconds: number }[]
  repricings: { status: string; count: number }[]
  pausedChannels: number
  jobs: { queue: string; waiting: number }[]
}

// Six missed beats, as the health check has it.
const LIVE = `seen_at > now() - interval '30 seconds'`

const DUE = `count(*)::integer AS pending, coalesce(extract(epoch FROM now()
    - min(next_attempt_at) FILTER (WHERE next_attempt_at <= now())), 0)::float8 AS "oldestDueSeconds"`
// What goes to a paused channel waits for a person, not for us.
const NOT_PAUSED = `NOT EXISTS (SELECT FROM channel c WHERE c.organization_id = d.organization_id
    AND c.id = d.channel_id AND c.paused_at IS NOT NULL)`

/** Each reads by an index of what is unfinished, so that none grows with what is done. */
export const WORK_STATEMENTS = {
  processes: `SELECT kind, count(*) FILTER (WHERE ${LIVE})::integer AS live,
      extract(epoch FROM now() - max(seen_at))::float8 AS "ageSeconds"
    FROM process_heartbeat GROUP BY kind`,
  imports: `SELECT status, count(*)::integer AS count,
      extract(epoch FROM now() - min(created_at))::float8 AS "oldestSeconds"
    FROM import WHERE status IN ('receiving', 'queued', 'processing') GROUP BY status`,
  uploadsOfDay: `SELECT status, count(*)::integer AS count, sum(accepted)::float8 AS accepted,
      sum(updated)::float8 AS updated, sum(duplicates)::float8 AS duplicates, sum(rejected)::float8 AS rejected
    FROM import WHERE kind = 'upload' AND finished_at > now() - interval '1 day' AND status IN ('done', 'failed')
    GROUP BY status`,
  outboxes: `SELECT 'alerts' AS outbox, ${DUE} FROM alert_delivery d WHERE status = 'pending' AND ${NOT_PAUSED}
    UNION ALL SELECT 'reports', ${DUE} FROM report_delivery d WHERE status = 'pending' AND ${NOT_PAUSED}
    UNION ALL SELECT 'imports', ${DUE} FROM import_delivery d WHERE status = 'pending' AND ${NOT_PAUSED}
    UNION ALL SELECT 'mail', ${DUE} FROM outgoing_mail WHERE status = 'pending'`,
  repricings: `SELECT status, count(*)::integer AS count FROM repricing
    WHERE status IN ('queued', 'running', 'undoing') GROUP BY status`,
  pausedChannels: 'SELECT count(*)::integer AS count FROM channel WHERE paused_at IS NOT NULL',
  jobs: `SELECT queue, (SELECT count(*)::integer FROM pgboss.job WHERE name = queue AND state < 'active') AS waiting
    FROM unnest($1::text[]) AS queue`,
}

/** Counts work over all organizations, as the worker's sweeps see them. */
export function countWork({ patienceMs }: { patienceMs: number }): Promise<WorkCounts> {
  return inSqlTransaction({ scheduler: true }, async (tx) => {
    await tx.rows(`SELECT set_config('statement_timeout', $1, true)`, [String(patienceMs)])
    const [paused] = await tx.rows<{ count: number }>(WORK_STATEMENTS.pausedChannels)
    return {
      processes: await tx.rows(WORK_STATEMENTS.processes),
      imports: await tx.rows(WORK_STATEMENTS.imports),
      uploadsOfDay: await tx.rows(WORK_STATEMENTS.uploadsOfDay),
      outboxes: await tx.rows(WORK_STATEMENTS.outboxes),
      repricings: await tx.rows(WORK_STATEMENTS.repricings),
      pausedChannels: paused?.count ?? 0,
      jobs: await tx.rows(WORK_STATEMENTS.jobs, [jobQueues.map(({ name }) => name)]),
    }
  })
}
