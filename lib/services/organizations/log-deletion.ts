/** A line of the operator's log: the audit log goes with the organization. No names. */
export function logDeletion(line: {
  event: 'organization.delete' | 'organization.deleting' | 'organization.deleted'
  organizationId: number
  table?: string
  rows?: number
}): void {
  console.info(JSON.stringify({ level: 'info', ...line }))
}
