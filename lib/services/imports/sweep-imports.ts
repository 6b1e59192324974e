import { inOrganizationSql } from '../../data/database'
import { findStaleImports } from '../../data/imports/find-stale-imports'
import { touchImport } from '../../data/imports/import-rows'
import { sendImportJob } from '../../data/jobs'
import { giveUpUpload } from './give-up-upload'

/** Sends again what a dead process left under way, and gives up uploads whose sender is gone. */
export async function sweepImports(options: { queuedForSeconds?: number } = {}): Promise<void> {
  for (const { organizationId, importId, status } of await findStaleImports(options)) {
    if (status !== 'receiving') {
      await sendImportJob({ organizationId, importId })
      // Once in a while is enough for one that only waits its turn.
      if (status === 'queued') await inOrganizationSql(organizationId, (tx) => touchImport(tx, importId))
    } else
      await inOrganizationSql(organizationId, (tx) =>
        giveUpUpload(tx, importId, 'The upload stopped before its end.'),
      )
  }
}
