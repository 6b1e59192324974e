import { type AuditEntry, insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization, type PrismaTransaction } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'

/** One change of an organization's domains, with its audit entry in the same transaction. */
export function changeDomains<Result>(
  caller: MemberCaller,
  change: (
    tx: PrismaTransaction,
    audit: (entry: Pick<AuditEntry, 'action' | 'subject' | 'before' | 'after'>) => Promise<void>,
  ) => Promise<Result>,
): Promise<Result> {
  requireAllowed(caller, 'manage_domains')
  const { organizationId, userId, email, ip } = caller
  return inOrganization(organizationId, (tx) =>
    change(tx, (entry) =>
      insertAuditEntry(tx, { organizationId, actorUserId: userId, actorLabel: email, ip, ...entry }),
    ),
  )
}

/** The same words for a domain that is not there and one that is another organization's. */
export function noSuchDomain(): ProductError {
  return new ProductError('not_found', 'There is no such domain; it may have been removed already.')
}
