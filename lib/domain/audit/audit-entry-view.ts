/** One line of the audit log. */
export interface AuditEntryView {
  id: string
  /** RFC 3339, UTC. */
  at: string
  /** Their address then, or a key's name. */
  actor: string
  action: string
  subject: string
  before: Readonly<Record<string, unknown>> | null
  after: Readonly<Record<string, unknown>> | null
  ip: string | null
}

export interface AuditFilters {
  /** Part of the actor's name, whatever its case. */
  actor?: string | undefined
  /** An action, or what a group of them begins with: `member`. */
  action?: string | undefined
  /** Part of what it was done to, whatever its case. */
  subject?: string | undefined
}
