import type { StoredCsvMapping } from '../domain/usage/mapped-csv/stored-mapping'

export const CSV_MAPPING_COLUMNS = [
  'id',
  'name',
  'header_fingerprint',
  'mapping',
  'created_at',
  'updated_at',
] as const

/** A remembered mapping as the API answers it. */
export function csvMappingJson(stored: StoredCsvMapping): object {
  const { id, name, headerFingerprint, mapping, createdAt, updatedAt } = stored
  return {
    ...{ id, name, header_fingerprint: headerFingerprint, mapping },
    ...{ created_at: createdAt, updated_at: updatedAt },
  }
}
