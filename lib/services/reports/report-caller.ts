import type { KeyCaller } from '../../domain/members/caller'

/** Whom a scheduled report is made for: it reads spend, and does nothing else. */
export function reportCaller(organizationId: number, timeZone: string): KeyCaller {
  return {
    kind: 'key',
    organizationId,
    timeZone,
    keyId: 'report',
    keyName: 'Scheduled report',
    scopes: ['read'],
    ip: null,
  }
}
