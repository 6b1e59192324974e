import { ProductError } from '../errors'
import { type Action, isAllowed, type Role, whoMay } from './roles'

export const KEY_SCOPES = ['ingest', 'read', 'admin'] as const
export type KeyScope = (typeof KEY_SCOPES)[number]

/** A signed-in member of the organization that they look at. */
export interface MemberCaller {
  kind: 'member'
  organizationId: number
  organizationName: string
  timeZone: string
  userId: string
  email: string
  name: string | null
  role: Role
  sessionId: string
  ip: string | null
}

/** A machine with an API key. */
export interface KeyCaller {
  kind: 'key'
  organizationId: number
  timeZone: string
  keyId: string
  keyName: string
  scopes: readonly KeyScope[]
  ip: string | null
}

export type Caller = MemberCaller | KeyCaller

// What a key's scope opens; `admin` opens all but what only a person may do, an owner. An admin makes keys: one that
// could do an owner's things would make its maker an owner.
const SCOPE_OF: Record<Action, KeyScope | null> = {
  view_spend: 'read',
  view_imports: 'ingest',
  import_usage: 'ingest',
  undo_import: 'admin',
  load_sample_data: 'admin',
  view_api_keys: 'admin',
  manage_api_keys: 'admin',
  manage_organization: 'admin',
  view_members: 'admin',
  manage_members: 'admin',
  view_audit_log: 'admin',
  view_teams: 'read',
  manage_teams: 'admin',
  manage_attribution: 'admin',
  manage_domains: null,
  manage_prices: 'admin',
  delete_run: 'admin',
  publish_figures: 'ingest',
  save_estimate: 'ingest',
  save_views: 'admin',
  share_views: 'admin',
  manage_views: 'admin',
  manage_routing: 'admin',
  manage_retention: null,
  manage_budgets: 'admin',
  view_channels: 'read',
  manage_channels: 'admin',
  manage_reports: 'admin',
  handle_alerts: 'admin',
  manage_alerts: 'admin',
  choose_digest: 'admin',
  export_organization: null,
  delete_organization: null,
}

/** True where the caller's role, or their key's scopes, open the action. */
export function mayDo(caller: Caller, action: Action): boolean {
  if (caller.kind === 'member') return isAllowed(caller.role, action)
  const scope = SCOPE_OF[action]
  return scope !== null && (caller.scopes.includes('admin') || caller.scopes.includes(scope))
}

/** The first line of every service: throws `forbidden` where the caller may not. */
export function requireAllowed(caller: Caller, action: Action): void {
  if (mayDo(caller, action)) return
  throw new ProductError('forbidden', whyRefused(caller, action))
}

function whyRefused(caller: Caller, action: Action): string {
  if (caller.kind === 'member')
    return `Your role (${caller.role}) may not do this. Ask ${whoMay(action)} of ${caller.organizationName}.`
  const scope = SCOPE_OF[action]
  return scope === null
    ? 'No API key may do this: an owner does it, signed in.'
    : `This API key lacks the scope "${scope}".`
}
