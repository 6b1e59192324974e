import { describe, expect, it } from 'vitest'
import { type Caller, KEY_SCOPES, type KeyScope, mayDo, requireAllowed } from './caller'
import { ACTIONS, type Action, isAllowed, isRole, mayManageRole, ROLES, type Role } from './roles'

// Written out once more, so that a slip in the product's table does not pass.
const FROM: Record<Action, Role> = {
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
}

const SCOPES: Record<Action, KeyScope[]> = {
  view_spend: ['read', 'admin'],
  view_imports: ['ingest', 'admin'],
  import_usage: ['ingest', 'admin'],
  undo_import: ['admin'],
  load_sample_data: ['admin'],
  view_api_keys: ['admin'],
  manage_api_keys: ['admin'],
  manage_organization: ['admin'],
  view_members: ['admin'],
  manage_members: ['admin'],
  view_audit_log: ['admin'],
  view_teams: ['read', 'admin'],
  manage_teams: ['admin'],
  manage_attribution: ['admin'],
  manage_domains: [],
  manage_prices: ['admin'],
  delete_run: ['admin'],
  publish_figures: ['ingest', 'admin'],
  save_estimate: ['ingest', 'admin'],
  save_views: ['admin'],
  share_views: ['admin'],
  manage_views: ['admin'],
  manage_routing: ['admin'],
  manage_retention: [],
  manage_budgets: ['admin'],
  view_channels: ['read', 'admin'],
  manage_channels: ['admin'],
  manage_reports: ['admin'],
  handle_alerts: ['admin'],
  manage_alerts: ['admin'],
  choose_digest: ['admin'],
  export_organization: [],
  delete_organization: [],
}

const actions = Object.keys(ACTIONS) as Action[]
const member = (role: Role): Caller => ({
  kind: 'member',
  organizationId: 1,
  organizationName: 'Acme',
  timeZone: 'UTC',
  userId: 'u',
  email: 'a@example.com',
  name: null,
  role,
  sessionId: 's',
  ip: null,
})
const key = (...scopes: KeyScope[]): Caller => ({
  kind: 'key',
  organizationId: 1,
  timeZone: 'UTC',
  keyId: 'k',
  keyName: 'CI',
  scopes,
  ip: null,
})

describe('roles × actions', () => {
  it.each(actions.flatMap((action) => ROLES.map((role) => [role, action] as const)))(
    '%s: %s',
    (role, action) => {
      const expected = ROLES.indexOf(role) >= ROLES.indexOf(FROM[action])
      expect(isAllowed(role, action)).toBe(expected)
      const attempt = () => requireAllowed(member(role), action)
      if (expected) expect(attempt).not.toThrow()
      else if (FROM[action] === 'owner') expect(attempt).toThrow(/Your role .* Ask an owner of Acme/)
      else expect(attempt).toThrow(/Your role .* Ask an admin of Acme/)
    },
  )
})

describe('scopes × actions', () => {
  it.each(actions.flatMap((action) => KEY_SCOPES.map((scope) => [scope, action] as const)))(
    '%s: %s',
    (scope, action) => {
      expect(mayDo(key(scope), action)).toBe(SCOPES[action].includes(scope))
    },
  )

  it('a key without scopes opens nothing', () => {
    expect(actions.filter((action) => mayDo(key(), action))).toEqual([])
  })

  it('says that no key may do what an owner does', () => {
    expect(() => requireAllowed(key(...KEY_SCOPES), 'delete_organization')).toThrow(
      'No API key may do this: an owner does it, signed in.',
    )
  })
})

it('knows a role by its exact name only', () => {
  expect(['owner', 'Owner', 'root', ''].map(isRole)).toEqual([true, false, false, false])
})

it('nobody manages a role above their own, and below admin nobody manages any', () => {
  const managed = Object.fromEntries(
    ROLES.map((own) => [own, ROLES.filter((other) => mayManageRole(own, other))]),
  )
  expect(managed).toEqual({
    viewer: [],
    member: [],
    admin: ['viewer', 'member', 'admin'],
    owner: ['viewer', 'member', 'admin', 'owner'],
  })
})
