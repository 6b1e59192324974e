/** An invitation link works for so many days, once. */
export const INVITATION_DAYS = 7

/** What an admin sees of an invitation that nobody has answered. */
export interface InvitationView {
  /** Null where no link was ever made that still counts. */
  expiresAt: string | null
  isExpired: boolean
  /** What became of its mail; null where none was queued. */
  mail: InvitationMail | null
}

export interface InvitationMail {
  status: 'pending' | 'delivered' | 'failed'
  /** What the mail server said of the last try. */
  answer: string | null
}

/** What became of an invitation's mail, in words for the list of members; null where none was queued. */
export function invitationMailInWords({ mail }: InvitationView): string | null {
  if (!mail) return null
  const { status, answer } = mail
  if (status === 'delivered') return 'mail sent'
  if (status === 'failed') return `mail failed: ${answer ?? 'no answer'}`
  return answer ? `mail not sent yet, it is tried again: ${answer}` : 'mail waits to be sent'
}
