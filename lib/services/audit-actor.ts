import type { Caller } from '../domain/members/caller'

/** Who did it, as an entry of the audit log has it. */
export function auditActor(caller: Caller) {
  return {
    organizationId: caller.organizationId,
    actorUserId: caller.kind === 'member' ? caller.userId : null,
    actorLabel: caller.kind === 'member' ? caller.email : caller.keyName,
    ip: caller.ip,
  }
}
