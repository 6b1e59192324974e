import { inOrganizationSql } from '../data/database'

export interface DroppedLines {
  /** Of all imports: what their answers said. */
  duplicates: number
  /** Of all imports: over the reasons of their ledgers. */
  lines: number
  /** Records that no event of the ledger stands for, as the dedupe ledger explains them. */
  explained: number
  events: number
  /** Imports whose reasons do not add up to their duplicates. */
  wrong: number
  byReason: Record<string, number>
}

/** What the dedupe ledger of an organization says, beside what is in the ledger. */
export function readDroppedLines(organizationId: number): Promise<DroppedLines> {
  return inOrganizationSql(organizationId, async (tx) => {
    const [imports] = await tx.rows<{ duplicates: number; wrong: number }>(
      `SELECT coalesce(sum(duplicates), 0)::integer AS duplicates, count(*) FILTER (WHERE duplicates <> (
         SELECT coalesce(sum(lines), 0) FROM import_drop d WHERE d.organization_id = i.organization_id AND d.import_id = i.id
       ))::integer AS wrong FROM import i WHERE organization_id = current_organization_id()`,
    )
    const reasons = await tx.rows<{ reason: string; lines: number; explained: number }>(
      `SELECT reason, sum(lines)::integer AS lines, sum(lines + replaced - restored)::integer AS explained FROM import_drop
       WHERE organization_id = current_organization_id() GROUP BY reason ORDER BY reason`,
    )
    const [events] = await tx.rows<{ count: number }>(
      'SELECT count(*)::integer AS count FROM usage_event WHERE organization_id = current_organization_id()',
    )
    return {
      duplicates: imports?.duplicates ?? 0,
      wrong: imports?.wrong ?? 0,
      lines: reasons.reduce((sum, { lines }) => sum + lines, 0),
      explained: reasons.reduce((sum, { explained }) => sum + explained, 0),
      events: events?.count ?? 0,
      byReason: Object.fromEntries(reasons.map(({ reason, explained }) => [reason, explained])),
    }
  })
}
