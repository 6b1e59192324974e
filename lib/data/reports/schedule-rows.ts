import type {
  ReportFormat,
  ReportFrequency,
  ReportInput,
  ReportSchedule,
} from '../../domain/reports/report-schedule'
import type { SpendDimension, SpendFilters } from '../../domain/usage/spend'
import { inSqlTransaction, type SqlTransaction } from '../database'

interface Row {
  id: string
  name: string
  frequency: ReportFrequency
  hour: number
  format: ReportFormat
  paper: 'a4' | 'letter'
  group_by: SpendDimension[]
  filters: SpendFilters
  channel_ids: string[]
  is_paused: boolean
  created_at: Date
  updated_at: Date
}

const COLUMNS =
  'id, name, frequency, hour, format, paper, group_by, filters, channel_ids, is_paused, created_at, updated_at'

/** Schedules, by name; behind a name and an id where they are given. */
export async function findSchedules(
  tx: SqlTransaction,
  page: { after: { name: string; id: string } | null; limit: number | null } = { after: null, limit: null },
): Promise<ReportSchedule[]> {
  const rows = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM report_schedule WHERE organization_id = current_organization_id()
       AND ($1::text IS NULL OR (lower(name), id) > (lower($1), $2::uuid)) ORDER BY lower(name), id LIMIT $3`,
    [page.after?.name ?? null, page.after?.id ?? null, page.limit],
  )
  return rows.map(toSchedule)
}

export async function findSchedule(tx: SqlTransaction, id: string): Promise<ReportSchedule | null> {
  const [row] = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM report_schedule WHERE organization_id = current_organization_id() AND id = $1`,
    [id],
  )
  return row ? toSchedule(row) : null
}

export async function insertSchedule(
  tx: SqlTransaction,
  id: string,
  input: ReportInput,
  createdBy: string | null,
): Promise<void> {
  await tx.rows(
    `INSERT INTO report_schedule (organization_id, id, name, frequency, hour, format, paper, group_by, filters, channel_ids,
       is_paused, created_by)
     VALUES (current_organization_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, ...valuesOf(input), createdBy],
  )
}

export async function updateSchedule(tx: SqlTransaction, id: string, input: ReportInput): Promise<void> {
  await tx.rows(
    `UPDATE report_schedule SET name = $2, frequency = $3, hour = $4, format = $5, paper = $6, group_by = $7,
       filters = $8, channel_ids = $9, is_paused = $10, updated_at = now()
     WHERE organization_id = current_organization_id() AND id = $1`,
    [id, ...valuesOf(input)],
  )
}

/** Says whether there was one. */
export async function deleteSchedule(tx: SqlTransaction, id: string): Promise<boolean> {
  const rows = await tx.rows(
    'DELETE FROM report_schedule WHERE organization_id = current_organization_id() AND id = $1 RETURNING id',
    [id],
  )
  return rows.length === 1
}

/** Organizations that have schedules which are not paused. */
export async function findReportingOrganizations(): Promise<number[]> {
  const rows = await inSqlTransaction({ scheduler: true }, (tx) =>
    tx.rows<{ id: number }>('SELECT DISTINCT organization_id AS id FROM report_schedule WHERE NOT is_paused'),
  )
  return rows.map(({ id }) => id)
}

function valuesOf(input: ReportInput): unknown[] {
  return [
    input.name,
    input.frequency,
    input.hour,
    input.format,
    input.paper,
    input.group_by,
    JSON.stringify(input.filters),
    [...new Set(input.channel_ids)],
    input.is_paused,
  ]
}

function toSchedule(row: Row): ReportSchedule {
  return {
    id: row.id,
    name: row.name,
    frequency: row.frequency,
    hour: row.hour,
    format: row.format,
    paper: row.paper,
    groupBy: row.group_by,
    filters: row.filters,
    channelIds: row.channel_ids,
    isPaused: row.is_paused,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
