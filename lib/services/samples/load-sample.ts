import { randomUUID } from 'node:crypto'
import { smallTeam } from '../../../prisma/seed/scenarios/small-team'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { addToImport, insertImport } from '../../data/imports/import-rows'
import { upsertAgentRuns } from '../../data/runs/upsert-agent-runs'
import { findSampleImportId, lockForSample } from '../../data/samples/sample-rows'
import { calendarDayOf } from '../../domain/calendar'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { importUsage } from '../usage/import-usage'

const SCENARIOS = { 'small-team': smallTeam } as const

export type SampleName = keyof typeof SCENARIOS

/** Fills the organization with a named scenario that ends now, as one import that can be removed whole. */
export async function loadSample(
  caller: MemberCaller,
  { name, nowMs }: { name: SampleName; nowMs: number },
): Promise<{ importId: string; events: number }> {
  requireAllowed(caller, 'load_sample_data')
  const { organizationId, timeZone } = caller
  const { events, runs } = SCENARIOS[name]({ endDay: calendarDayOf(nowMs, timeZone), timeZone, nowMs })
  const importId = randomUUID()
  // One transaction: sample data is there whole or not at all.
  const { accepted } = await importUsage({
    organizationId,
    events,
    intake: 'sample',
    importId: async (tx) => {
      await lockForSample(tx)
      if (await findSampleImportId(tx)) {
        throw new ProductError('conflict', 'Sample data is already here. Remove it to load it anew.')
      }
      await insertImport(tx, {
        id: importId,
        kind: 'sample',
        name,
        format: 'sample',
        labels: {},
        status: 'done',
        createdBy: caller.userId,
        apiKeyId: null,
      })
      return importId
    },
    record: async (tx, counts) => {
      await upsertAgentRuns(tx, runs, { origin: 'api', userId: caller.userId })
      await addToImport(tx, importId, { ...counts, rejected: 0 })
      await insertAuditRow(tx, {
        organizationId,
        actorUserId: caller.userId,
        actorLabel: caller.email,
        action: 'sample.load',
        subject: importId,
        after: { name, events: counts.accepted },
        ip: caller.ip,
      })
    },
  })
  return { importId, events: accepted }
}
