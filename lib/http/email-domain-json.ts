import type { EmailDomainView } from '../domain/members/email-domain'

export const EMAIL_DOMAIN_COLUMNS = ['domain', 'role', 'record', 'checked_at', 'verified_at'] as const

/** A domain whose people may join by themselves, as the API answers it. */
export function emailDomainJson({ domain, role, record, checkedAt, verifiedAt }: EmailDomainView) {
  return { domain, role, record, checked_at: checkedAt, verified_at: verifiedAt }
}
