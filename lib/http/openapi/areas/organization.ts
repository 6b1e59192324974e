import { z } from 'zod'
import { retentionInput } from '../../../domain/organizations/retention'
import { deletionInput } from '../../../services/organizations/delete-organization'
import { partOfText } from '../../audit-query'
import { PAGE_SIZES } from '../../page-query'
import { instant, ok, pageOf, TABLE_FILES, text, textOrNull } from '../answer-parts'
import type { Operation } from '../operation'
import { DAYS, ofPages, query, TABLE_FORMAT } from '../parameters'

const auditEntrySchema = z.strictObject({
  id: text,
  at: instant,
  actor: text.describe('Their address then, or a key’s name.'),
  action: text,
  subject: text,
  before: z.looseObject({}).nullable(),
  after: z.looseObject({}).nullable(),
  ip: textOrNull,
})
const retentionSchema = z.strictObject({
  keep_events_days: z.int().nullable().describe('Null: they are kept for good.'),
  events_kept_from: instant.nullable().describe('No single call from before is there, or it is about to go.'),
  events_taken_from: instant
    .nullable()
    .describe('Calls from before are refused: two days later, so that records of one call meet.'),
})
const deletingSchema = z.strictObject({ status: z.literal('deleting') })

export const ORGANIZATION_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/audit-log',
    tag: 'The organization',
    id: 'listAuditLog',
    summary: 'Who did what, the newest first',
    description: 'Nobody can change or delete what stands in it. As a file it holds all that passes.',
    scope: 'admin',
    parameters: [
      query('actor', 'Part of who did it, whatever its case.', partOfText, 'ada@example.com'),
      query('action', 'An action, or what a group of them begins with.', partOfText, 'member'),
      query('subject', 'Part of what it was done to, whatever its case.', partOfText),
      ...DAYS,
      ...ofPages(PAGE_SIZES.short),
      TABLE_FORMAT,
    ],
    answers: {
      200: {
        ...ok(pageOf(auditEntrySchema)),
        files: TABLE_FILES,
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/organization/retention',
    tag: 'The organization',
    id: 'getRetention',
    summary: 'How long single calls are kept',
    scope: 'read',
    answers: { 200: ok(retentionSchema) },
  },
  {
    method: 'put',
    path: '/api/v1/organization/retention',
    tag: 'The organization',
    id: 'chooseRetention',
    summary: 'Choose how long single calls are kept',
    description:
      'The worker deletes older ones from then on, in small batches, for good. Their sums stay: spend, runs, budgets and forecasts are what they were. Calls from before are refused when they are sent again.',
    scope: 'owner',
    body: { schema: retentionInput, example: { keep_events_days: 365 } },
    answers: { 200: ok(retentionSchema) },
    errors: [413],
  },
  {
    method: 'get',
    path: '/api/v1/organization/export',
    tag: 'The organization',
    id: 'exportOrganization',
    summary: 'Everything that the organization holds, as one .zip of NDJSON files',
    description:
      'A README.txt says what each file is; manifest.json, the last one, has the rows, bytes and SHA-256 of each. The usage events have the shape that POST /api/v1/usage takes.',
    scope: 'owner',
    answers: { 200: { description: 'The file, as it is made.', files: ['application/zip'] } },
  },
  {
    method: 'delete',
    path: '/api/v1/organization',
    tag: 'The organization',
    id: 'deleteOrganization',
    summary: 'Delete the organization and everything in it, for good',
    description:
      'Its keys are refused and its members are out from this moment; the worker takes away what it held. It cannot be undone.',
    scope: 'owner',
    body: { schema: deletionInput, example: { confirm: 'The exact name' } },
    answers: { 202: ok(deletingSchema, 'It is being deleted.') },
    errors: [413],
  },
]
