import type { AuditEntryView, AuditFilters } from '../../domain/audit/audit-entry-view'
import { readInOrganization, type SqlTransaction } from '../database'

export interface AuditQuestion extends AuditFilters {
  from: Date | null
  to: Date | null
}

type Row = Omit<AuditEntryView, 'at'> & { at: Date }

const COLUMNS = 'id::text, at, actor_label AS actor, action, subject, before, after, ip'
const ORDER = 'ORDER BY at DESC, id DESC'

/** Entries, the newest first, from the time index; `after` is the id of the last one that is known. */
export function findAuditEntries(
  tx: SqlTransaction,
  question: AuditQuestion,
  { after, limit }: { after: string | null; limit: number },
): Promise<Row[]> {
  const { conditions, values } = conditionsOf(question)
  if (after !== null) {
    values.push(after)
    conditions.push(`(at, id) < (SELECT a.at, a.id FROM audit_entry a
      WHERE a.organization_id = current_organization_id() AND a.id = $${values.length}::uuid)`)
  }
  return tx.rows<Row>(
    `SELECT ${COLUMNS} FROM audit_entry WHERE ${conditions.join(' AND ')} ${ORDER} LIMIT ${limit}`,
    values,
  )
}

/** All entries, the newest first, a batch at a time. */
export function readAuditEntries(organizationId: number, question: AuditQuestion): AsyncGenerator<Row[]> {
  const { conditions, values } = conditionsOf(question)
  const text = `SELECT ${COLUMNS} FROM audit_entry WHERE ${conditions.join(' AND ')} ${ORDER}`
  return readInOrganization<Row>(organizationId, { text, values })
}

function conditionsOf({ actor, action, subject, from, to }: AuditQuestion) {
  const values: (string | Date)[] = []
  const conditions = ['organization_id = current_organization_id()']
  const add = (value: string | Date, condition: (place: string) => string) => {
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  if (from) add(from, (place) => `at >= ${place}`)
  if (to) add(to, (place) => `at < ${place}`)
  if (actor) add(actor, (place) => `position(lower(${place}) IN lower(actor_label)) > 0`)
  if (subject) add(subject, (place) => `position(lower(${place}) IN lower(subject)) > 0`)
  if (action) add(action, (place) => `(action = ${place} OR starts_with(action, ${place} || '.'))`)
  return { conditions, values }
}
