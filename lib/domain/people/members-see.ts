/** What an organization lets its members and viewers see of the spend; owners and admins see all. */
export const MEMBERS_SEE = ['own', 'team', 'all'] as const
export type MembersSee = (typeof MEMBERS_SEE)[number]

/** What somebody sees of an organization's usage. `teams`: whose they see beside their own. */
export type UsageShare = { kind: 'all' } | { kind: 'part'; teams: readonly string[] }

/** Says on every page what its figures leave out; null where they leave out nothing. */
export function shareInWords(share: UsageShare): string | null {
  if (share.kind === 'all') return null
  const { teams } = share
  if (teams.length === 0) return 'You see your own spend.'
  const last = teams.at(-1)
  const names = teams.length === 1 ? last : `${teams.slice(0, -1).join(', ')} and ${last}`
  return `You see your own spend and that of ${teams.length === 1 ? 'your team' : 'your teams'} ${names}.`
}
