import type { ImportProblem } from '../../domain/imports/import-view'
import type { SqlTransaction } from '../database'

/** Of one import; what lies beyond is counted in `rejected` but not listed. */
export const MOST_PROBLEMS = 10_000

/** Replaces the import's list of lines that were not taken. */
export async function replaceImportProblems(
  tx: SqlTransaction,
  importId: string,
  problems: readonly ImportProblem[],
): Promise<void> {
  await tx.rows(
    `DELETE FROM import_problem WHERE organization_id = current_organization_id() AND import_id = $1`,
    [importId],
  )
  await insertProblems(tx, importId, problems.slice(0, MOST_PROBLEMS), 0)
}

/** Adds to the list of an import that gathers requests, up to the same limit. */
export async function addImportProblems(
  tx: SqlTransaction,
  importId: string,
  problems: readonly ImportProblem[],
): Promise<void> {
  const [last] = await tx.rows<{ next: number }>(
    `SELECT coalesce(max(number) + 1, 0) AS next FROM import_problem
     WHERE organization_id = current_organization_id() AND import_id = $1`,
    [importId],
  )
  const next = last?.next ?? 0
  await insertProblems(tx, importId, problems.slice(0, Math.max(0, MOST_PROBLEMS - next)), next)
}

async function insertProblems(
  tx: SqlTransaction,
  importId: string,
  problems: readonly ImportProblem[],
  first: number,
): Promise<void> {
  if (problems.length === 0) return
  await tx.rows(
    `INSERT INTO import_problem (organization_id, import_id, number, file, line, message)
     SELECT $1, $2, * FROM unnest($3::integer[], $4::text[], $5::bigint[], $6::text[])`,
    [
      tx.organizationId,
      importId,
      problems.map((_, index) => first + index),
      problems.map(({ file }) => file?.replaceAll('\0', '\ufffd') ?? null),
      problems.map(({ line }) => line),
      problems.map(({ message }) => message.replaceAll('\0', '\ufffd')),
    ],
  )
}

/** The lines that were not taken, in the order they were found. */
export async function listImportProblemRows(
  tx: SqlTransaction,
  importId: string,
  limit: number,
): Promise<ImportProblem[]> {
  const rows = await tx.rows<{ file: string | null; line: string | null; message: string }>(
    `SELECT file, line, message FROM import_problem WHERE organization_id = current_organization_id() AND import_id::text = $1
     ORDER BY number LIMIT $2`,
    [importId, limit],
  )
  return rows.map(({ file, line, message }) => ({ file, line: line === null ? null : Number(line), message }))
}
