import { z } from 'zod'
import { KEY_SCOPES } from '../../../domain/members/caller'
import { DOMAIN_ROLES } from '../../../domain/members/email-domain'
import { ROLES } from '../../../domain/members/roles'
import { teamMemberInput } from '../../../services/people/change-team'
import { identityInput } from '../../../services/people/confirm-identity'
import { teamInput } from '../../../services/people/create-team'
import { PAGE_SIZES } from '../../page-query'
import {
  count,
  GONE,
  instant,
  instantOrNull,
  ok,
  pageOf,
  table,
  text,
  textOrNull,
  usdOrNull,
} from '../answer-parts'
import type { Operation } from '../operation'
import { IDEMPOTENCY_KEY, id, ofPages, TABLE_FORMAT } from '../parameters'

const teamSchema = z.strictObject({
  name: text,
  members: z.array(z.strictObject({ email: text, name: textOrNull, is_lead: z.boolean() })),
  is_in_usage: z.boolean().describe('Usage names it: it cannot be deleted.'),
  created_at: instant,
})
const membershipSchema = z.strictObject({ team: text, email: text, is_lead: z.boolean() })
const identitySchema = z.strictObject({
  name: text.describe('As usage was sent under it.'),
  state: z
    .enum(['suggested', 'unknown', 'confirmed', 'address'])
    .describe("`address`: a member's own, which needs no confirming."),
  email: textOrNull.describe('The member whose it is, or may be.'),
  why: textOrNull.describe('What speaks for a suggestion.'),
  events: count,
  cost_usd: usdOrNull,
  first_at: instantOrNull,
  last_at: instantOrNull,
  confirmed_by: textOrNull,
  confirmed_at: instantOrNull,
})

const ofMember = [id('name', 'Payments'), id('email', 'ada@example.com')]

const memberSchema = z.strictObject({
  id: text,
  email: text,
  name: textOrNull,
  role: z.enum(ROLES),
  state: z.enum(['member', 'invited', 'expired']).describe('`expired`: the invitation is.'),
  joined_at: instant,
  invitation_expires_at: instantOrNull,
})
const apiKeySchema = z.strictObject({
  id: text,
  name: text,
  prefix: text.describe('What it begins with, to recognise it by.'),
  scopes: z.array(z.enum(KEY_SCOPES)),
  state: z.enum(['active', 'expired', 'revoked']),
  created_at: instant,
  expires_at: instantOrNull,
  last_used_at: instantOrNull,
  revoked_at: instantOrNull,
})

const emailDomainSchema = z.strictObject({
  domain: text,
  role: z.enum(DOMAIN_ROLES).describe('Of who joins by it.'),
  record: text.describe('What the TXT record at the domain has to say.'),
  checked_at: instantOrNull,
  verified_at: instantOrNull.describe('Null: nobody joins by it.'),
})
const sessionSchema = z.strictObject({
  id: text,
  is_current: z.boolean(),
  created_at: instant,
  last_seen_at: instant,
  ip: textOrNull,
  user_agent: textOrNull,
  provider: textOrNull.describe('Null: by password.'),
})

export const PEOPLE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/members',
    tag: 'People',
    id: 'listMembers',
    summary: 'Who is in the organization, or invited to it',
    scope: 'admin',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.long)],
    answers: { 200: table(pageOf(memberSchema)) },
  },
  {
    method: 'get',
    path: '/api/v1/api-keys',
    tag: 'People',
    id: 'listApiKeys',
    summary: 'API keys by name, newest first; the keys themselves are kept nowhere',
    scope: 'admin',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.long)],
    answers: { 200: table(pageOf(apiKeySchema)) },
  },
  {
    method: 'get',
    path: '/api/v1/email-domains',
    tag: 'People',
    id: 'listEmailDomains',
    summary: 'Email domains whose people may join by themselves',
    scope: 'admin',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.long)],
    answers: { 200: table(pageOf(emailDomainSchema)) },
  },
  {
    method: 'get',
    path: '/api/v1/sessions',
    tag: 'People',
    id: 'listSessions',
    summary: 'Where the asking member is signed in, last used first',
    scope: 'member',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.long)],
    answers: { 200: table(pageOf(sessionSchema)) },
  },
  {
    method: 'get',
    path: '/api/v1/teams',
    tag: 'People',
    id: 'listTeams',
    summary: 'Teams, with their members and leads',
    description: 'Those that were made here and those that usage names.',
    scope: 'read',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.long)],
    answers: { 200: table(pageOf(teamSchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/teams',
    tag: 'People',
    id: 'createTeam',
    summary: 'Make a team',
    scope: 'admin',
    parameters: [IDEMPOTENCY_KEY],
    body: { schema: teamInput, example: { name: 'Payments' } },
    answers: { 201: ok(z.strictObject({ name: text })) },
    errors: [409, 413, 422],
  },
  {
    method: 'put',
    path: '/api/v1/teams/{name}/members/{email}',
    tag: 'People',
    id: 'putTeamMember',
    summary: 'Put a member into a team, or make them its lead',
    description: 'Moves no usage. A signed-in lead may add members to their own team, but make no leads.',
    scope: 'admin',
    parameters: ofMember,
    body: { schema: teamMemberInput, example: { is_lead: true } },
    answers: { 200: ok(membershipSchema), 201: ok(membershipSchema, 'They are new in the team.') },
    errors: [404, 413],
  },
  {
    method: 'delete',
    path: '/api/v1/teams/{name}/members/{email}',
    tag: 'People',
    id: 'removeTeamMember',
    summary: 'Take a member out of a team',
    scope: 'admin',
    parameters: ofMember,
    answers: { 204: GONE },
    errors: [404],
  },
  {
    method: 'delete',
    path: '/api/v1/teams/{name}',
    tag: 'People',
    id: 'deleteTeam',
    summary: 'Delete a team that no usage names',
    scope: 'admin',
    parameters: [id('name', 'Payments')],
    answers: { 204: GONE },
    errors: [404, 409],
  },
  {
    method: 'get',
    path: '/api/v1/identities',
    tag: 'People',
    id: 'listIdentities',
    summary: 'Names that usage was sent under, and whose they are or may be',
    scope: 'admin',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.long)],
    answers: { 200: table(pageOf(identitySchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/identities',
    tag: 'People',
    id: 'confirmIdentity',
    summary: "Say that a name in the logs is a member's",
    description:
      "Usage under it, old and new, is shown under the member's address; `user=` still finds it by the name, and each event has `sent_user`. No cost changes.",
    scope: 'admin',
    parameters: [IDEMPOTENCY_KEY],
    body: { schema: identityInput, example: { name: 'ada', email: 'ada@example.com' } },
    answers: { 201: ok(z.strictObject({ name: text, email: text })) },
    errors: [409, 413, 422],
  },
  {
    method: 'delete',
    path: '/api/v1/identities/{name}',
    tag: 'People',
    id: 'undoIdentity',
    summary: 'Take a confirmed name back',
    description: 'Usage that was sent under it is shown under it again, exactly as before.',
    scope: 'admin',
    parameters: [id('name', 'ada')],
    answers: { 204: GONE },
    errors: [404],
  },
]
