import { z } from 'zod'
import { deletionInput } from '../../../services/organizations/delete-organization'
import { ok } from '../answer-parts'
import type { Operation } from '../operation'

const deletingSchema = z.strictObject({ status: z.literal('deleting') })

export const ORGANIZATION_OPERATIONS: readonly Operation[] = [
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
