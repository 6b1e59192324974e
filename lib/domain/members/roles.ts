/** Roles of a member, from least to most. */
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** What a role may do. The one table of roles × actions. */
export const ACTIONS = {
  view_spend: 'viewer',
  view_imports: 'viewer',
  import_usage: 'member',
  undo_import: 'admin',
  load_sample_data: 'admin',
  view_api_keys: 'member',
  manage_api_keys: 'admin',
  manage_organization: 'admin',
  view_members: 'viewer',
  manage_members: 'admin',
  view_audit_log: 'admin',
  view_teams: 'viewer',
  manage_teams: 'admin',
  manage_attribution: 'admin',
  manage_domains: 'owner',
  manage_prices: 'admin',
  delete_run: 'admin',
  publish_figures: 'member',
  save_estimate: 'member',
  save_views: 'viewer',
  share_views: 'member',
  manage_views: 'admin',
  manage_routing: 'admin',
  manage_retention: 'owner',
  manage_budgets: 'admin',
  view_channels: 'member',
  manage_channels: 'admin',
  manage_reports: 'admin',
  handle_alerts: 'member',
  manage_alerts: 'admin',
  choose_digest: 'viewer',
  export_organization: 'owner',
  delete_organization: 'owner',
} as const satisfies Record<string, Role>
export type Action = keyof typeof ACTIONS

/** True where the role is at least the one that the action asks for. */
export function isAllowed(role: Role, action: Action): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(ACTIONS[action])
}

/** Whom to ask for what one's own role does not allow. */
export function whoMay(action: Action): 'an owner' | 'an admin' {
  return ACTIONS[action] === 'owner' ? 'an owner' : 'an admin'
}

/**
 * True where somebody of role `own` may give, take or end the role `other`: nobody reaches above themselves, so nobody
 * promotes themselves either.
 */
export function mayManageRole(own: Role, other: Role): boolean {
  return isAllowed(own, 'manage_members') && ROLES.indexOf(own) >= ROLES.indexOf(other)
}

/** True for a text that is a role. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}
