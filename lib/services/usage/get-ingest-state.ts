import { inOrganizationSql } from '../../data/database'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** What a collector asks before it sends: a higher epoch means that something sent before was undone. */
export async function getIngestState(
  caller: Caller,
): Promise<{ organizationName: string; ingestEpoch: number }> {
  requireAllowed(caller, 'import_usage')
  const [row] = await inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows<{ name: string; ingest_epoch: number }>(
      'SELECT name, ingest_epoch FROM organization WHERE id = current_organization_id()',
    ),
  )
  return { organizationName: row?.name ?? '', ingestEpoch: row?.ingest_epoch ?? 0 }
}
