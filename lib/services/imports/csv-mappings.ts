import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import {
  countCsvMappings,
  deleteCsvMapping,
  findCsvMapping,
  listCsvMappingRows,
  upsertCsvMapping,
} from '../../data/imports/csv-mappings'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { refusedCursor } from '../../domain/page-cursor'
import { parseInput } from '../../domain/parse-input'
import { headerFingerprint } from '../../domain/usage/mapped-csv/csv-mapping'
import {
  MOST_CSV_MAPPINGS,
  type StoredCsvMapping,
  saveCsvMappingSchema,
} from '../../domain/usage/mapped-csv/stored-mapping'
import { auditActor } from '../audit-actor'

/** Remembers how files of a header are read, in place of what was remembered of it. */
export async function saveCsvMapping(caller: Caller, body: unknown): Promise<StoredCsvMapping> {
  requireAllowed(caller, 'import_usage')
  const { name, header, mapping } = parseInput(saveCsvMappingSchema, body)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const saved = await upsertCsvMapping(tx, {
      ...{ id: randomUUID(), name, mapping, headerFingerprint: headerFingerprint(header) },
      createdBy: caller.kind === 'member' ? caller.userId : null,
    })
    if ((await countCsvMappings(tx)) > MOST_CSV_MAPPINGS)
      throw new ProductError('conflict', `There are ${MOST_CSV_MAPPINGS} mappings already: delete one first.`)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'csv_mapping.save',
      subject: saved.id,
      after: { name, mapping },
    })
    return saved
  })
}

/** What is remembered, newest first, a page at a time. */
export async function listCsvMappings(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<{ mappings: StoredCsvMapping[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_imports')
  if (page.cursor !== null && !isUuid(page.cursor)) throw refusedCursor()
  const rows = await inOrganizationSql(caller.organizationId, (tx) =>
    listCsvMappingRows(tx, page.limit + 1, page.cursor),
  )
  const mappings = rows.slice(0, page.limit)
  return { mappings, nextCursor: rows.length > mappings.length ? (mappings.at(-1)?.id ?? null) : null }
}

/** One of them; `not_found` where there is none of this id in the caller's organization. */
export async function getCsvMapping(caller: Caller, id: string): Promise<StoredCsvMapping> {
  requireAllowed(caller, 'view_imports')
  const found = await inOrganizationSql(caller.organizationId, (tx) => findCsvMapping(tx, id))
  if (!found) throw missing()
  return found
}

/** Forgets one; imports that were read with it stay as they are. */
export async function forgetCsvMapping(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'import_usage')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    if (!(await deleteCsvMapping(tx, id))) throw missing()
    await insertAuditRow(tx, { ...auditActor(caller), action: 'csv_mapping.delete', subject: id })
  })
}

const missing = () => new ProductError('not_found', 'There is no such mapping.')
