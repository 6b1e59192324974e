import type { IdentityView } from '../domain/people/identity-view'
import type { TeamView } from '../domain/people/team-view'

/** A team as the API answers it. */
export function teamJson(team: TeamView) {
  return {
    name: team.name,
    members: team.members.map(({ email, name, isLead }) => ({ email, name, is_lead: isLead })),
    is_in_usage: team.isInUsage,
    created_at: team.createdAt.toISOString(),
  }
}

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
