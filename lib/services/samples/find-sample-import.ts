import { inOrganizationSql } from '../../data/database'
import { findSampleImportId } from '../../data/samples/sample-rows'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** The id of the sample data that the organization sees; null where it sees none. */
export function findSampleImport(caller: Caller): Promise<string | null> {
  requireAllowed(caller, 'view_imports')
  return inOrganizationSql(caller.organizationId, findSampleImportId)
}
