import type { IdentityView } from '../domain/people/identity-view'
import type { TeamView } from '../domain/people/team-view'
import type { TableRow } from '../services/export/table-file'
import { flatCells } from './flat-cells'

/** A team as the API answers it. */
export function teamJson(team: TeamView) {
  return {
    name: team.name,
    members: team.members.map(({ email, name, isLead }) => ({ email, name, is_lead: isLead })),
    is_in_usage: team.isInUsage,
    created_at: team.createdAt.toISOString(),
  }
}

export const TEAM_MEMBER_COLUMNS = ['team', 'email', 'name', 'is_lead', 'is_in_usage', 'created_at'] as const

/** A team as rows of a file, one a member; a team of nobody is one too. */
export function teamCells({
  name,
  members,
  is_in_usage,
  created_at,
}: ReturnType<typeof teamJson>): TableRow[] {
  const rows = members.length === 0 ? [{ email: null, name: null, is_lead: null }] : members
  return rows.map((member) => flatCells({ team: name, ...member, is_in_usage, created_at }))
}

export const IDENTITY_COLUMNS = [
  'name',
  'state',
  'email',
  'why',
  'events',
  'cost_usd',
  'first_at',
  'last_at',
  'confirmed_by',
  'confirmed_at',
] as const

/** A name in the logs as the API answers it. */
export function identityJson(identity: IdentityView) {
  return {
    name: identity.name,
    state: identity.state,
    email: identity.email,
    why: identity.why,
    events: identity.events,
    cost_usd: identity.costUsd,
    first_at: identity.firstAt?.toISOString() ?? null,
    last_at: identity.lastAt?.toISOString() ?? null,
    confirmed_by: identity.confirmedBy,
    confirmed_at: identity.confirmedAt?.toISOString() ?? null,
  }
}
