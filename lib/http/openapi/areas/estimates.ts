import { z } from 'zod'
import { estimateInputSchema } from '../../../domain/estimate/estimate-input'
import { ESTIMATE_TABLES, SAVED_ESTIMATE_TABLES } from '../../../domain/estimate/estimate-tables'
import { changeEstimateSchema, saveEstimateSchema } from '../../../domain/estimate/saved-estimate'
import { PAGE_SIZES } from '../../page-query'
import { GONE, instant, ok, pageOf, table, text, usdOrNull } from '../answer-parts'
import type { Operation } from '../operation'
import { id, ofPages, ofTable, TABLE_FORMAT } from '../parameters'

const estimateSchema = z.looseObject({
  assumptions: z.looseObject({}),
  models: z.array(
    z.looseObject({ model: text, total_usd: usdOrNull, low_usd: usdOrNull, high_usd: usdOrNull }),
  ),
})
const savedEstimateSchema = z.looseObject({ id: z.uuid(), name: text, created_at: instant })

export const ESTIMATES_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/estimate',
    tag: 'Estimates',
    id: 'estimate',
    summary: 'What a build will cost, by model',
    scope: null,
    parameters: [TABLE_FORMAT, ofTable(...ESTIMATE_TABLES)],
    body: { schema: estimateInputSchema, example: { resources: 3, models: ['claude-opus-4-8'] } },
    answers: { 200: table(estimateSchema) },
    errors: [413],
  },
  {
    method: 'get',
    path: '/api/v1/estimates',
    tag: 'Estimates',
    id: 'listEstimates',
    summary: 'Saved estimates and what they came to',
    scope: 'read',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.short)],
    answers: { 200: table(pageOf(savedEstimateSchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/estimates',
    tag: 'Estimates',
    id: 'saveEstimate',
    summary: 'Estimate and save',
    scope: 'ingest',
    body: {
      schema: z.object({ ...saveEstimateSchema.shape }).catchall(z.unknown()),
      example: { name: 'The new service', resources: 3, models: ['claude-opus-4-8'] },
    },
    answers: { 201: ok(savedEstimateSchema, 'It is saved.') },
    errors: [409, 413, 422],
  },
  {
    method: 'get',
    path: '/api/v1/estimates/{id}',
    tag: 'Estimates',
    id: 'getEstimate',
    summary: 'A saved estimate',
    scope: 'read',
    parameters: [id(), TABLE_FORMAT, ofTable(...SAVED_ESTIMATE_TABLES)],
    answers: { 200: table(savedEstimateSchema) },
    errors: [404],
  },
  {
    method: 'patch',
    path: '/api/v1/estimates/{id}',
    tag: 'Estimates',
    id: 'changeEstimate',
    summary: 'Rename it, or name the runs that it came to',
    scope: 'ingest',
    parameters: [id()],
    body: { schema: changeEstimateSchema, example: { name: 'The newer service' } },
    answers: { 200: ok(savedEstimateSchema) },
    errors: [404, 409, 413, 422],
  },
  {
    method: 'delete',
    path: '/api/v1/estimates/{id}',
    tag: 'Estimates',
    id: 'removeEstimate',
    summary: 'Remove it',
    scope: 'ingest',
    parameters: [id()],
    answers: { 204: GONE },
    errors: [404],
  },
]
