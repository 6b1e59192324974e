import { z } from 'zod'
import { savedViewChangeInput, savedViewInput, VIEW_VISIBILITIES } from '../../../domain/views/saved-view'
import { VIEW_PAGES } from '../../../domain/views/view-pages'
import { PAGE_SIZES } from '../../page-query'
import { GONE, instant, ok, pageOf, text } from '../answer-parts'
import type { Operation } from '../operation'
import { IDEMPOTENCY_KEY, id, ofPages } from '../parameters'

const savedViewSchema = z.strictObject({
  id: z.uuid(),
  name: text,
  page: z.enum(VIEW_PAGES),
  query: text,
  href: text.describe('Where it opens: the page with its query, on this server.'),
  visibility: z.enum(VIEW_VISIBILITIES),
  created_by: text,
  may_change: z.boolean().describe('By who asks.'),
  may_delete: z.boolean().describe('By who asks.'),
  created_at: instant,
  updated_at: instant,
})

export const SAVED_VIEWS_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/saved-views',
    tag: 'Saved views',
    id: 'listSavedViews',
    summary: 'Saved views by name: those that are shared, and your own',
    description: 'A key lists the shared ones: a private view is shown to its person alone, signed in.',
    scope: 'read',
    parameters: ofPages(PAGE_SIZES.long),
    answers: { 200: ok(pageOf(savedViewSchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/saved-views',
    tag: 'Saved views',
    id: 'createSavedView',
    summary: 'Save what a page shows under a name',
    description: 'A name is one among the shared views, and one among a person’s private ones.',
    scope: 'admin',
    parameters: [IDEMPOTENCY_KEY],
    body: {
      schema: savedViewInput,
      example: {
        name: 'Opus by project',
        page: 'explore',
        query: 'by=project&model=claude-opus-4-8',
        visibility: 'shared',
      },
    },
    answers: { 201: ok(savedViewSchema) },
    errors: [409, 413, 422],
  },
  {
    method: 'patch',
    path: '/api/v1/saved-views/{id}',
    tag: 'Saved views',
    id: 'changeSavedView',
    summary: 'Rename a saved view, share it, or let it show something else',
    description: 'What is not given stays.',
    scope: 'admin',
    parameters: [id()],
    body: { schema: savedViewChangeInput, example: { name: 'Opus, whose?' } },
    answers: { 200: ok(savedViewSchema) },
    errors: [404, 409, 413],
  },
  {
    method: 'delete',
    path: '/api/v1/saved-views/{id}',
    tag: 'Saved views',
    id: 'deleteSavedView',
    summary: 'Delete a saved view',
    scope: 'admin',
    parameters: [id()],
    answers: { 204: GONE },
    errors: [404],
  },
]
