import type { ApiKeyView } from '../domain/members/api-key-view'
import type { MemberView } from '../domain/members/member-view'

export const MEMBER_COLUMNS = ['id', 'email', 'name', 'role', 'state', 'joined_at', 'invitation_expires_at']
export const API_KEY_COLUMNS = [
  'id',
  'name',
  'prefix',
  'scopes',
  'state',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
]

/** A member, or who is invited to be one, as the API answers it. */
export function memberJson({ userId, email, name, role, joinedAt, invitation }: MemberView) {
  return {
    id: userId,
    email,
    name,
    role,
    state: invitation === null ? 'member' : invitation.isExpired ? 'expired' : 'invited',
    joined_at: joinedAt,
    invitation_expires_at: invitation?.expiresAt ?? null,
  }
}

/** A key as the API answers it: what it begins with, and nothing that opens anything. */
export function apiKeyJson(key: ApiKeyView) {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    state: key.state,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
  }
}
