/** What a name may be of: who used a model, a tag's value, or another dimension that a person's name ends up in. */
export const NAME_KINDS = ['user', 'tag', 'project', 'team', 'task', 'framework'] as const
export type NameKind = (typeof NAME_KINDS)[number]

/** The one spelling by which names are compared: without case, and without space around them. */
export function sameSpelling(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/**
 * True where a name can only be somebody's wherever it stands: an address ("ann@example.com", "ann@laptop") or a full name.
 * A bare word ("ann", "api") may be anything else in a sentence.
 */
export function isTelling(name: string): boolean {
  return /\S[@\s]\S/.test(name.trim()) && name.trim().length >= 5
}

/** Whether a name in the logs is likely this member's: their address, what stands before its @, or their name. */
export function isLikelyTheirs(name: string, member: { email: string; name: string | null }): boolean {
  const [local = ''] = member.email.split('@')
  return [member.email, local, member.name ?? '']
    .map(sameSpelling)
    .some((known) => known !== '' && known === sameSpelling(name))
}
