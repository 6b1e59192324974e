import { z } from 'zod'
import { DROP_REASONS } from '../../../domain/imports/drop-reason'
import { IMPORT_EVENTS } from '../../../domain/imports/import-event'
import { saveCsvMappingSchema } from '../../../domain/usage/mapped-csv/stored-mapping'
import { usageEventWireSchema } from '../../../domain/usage/usage-event-wire'
import { DROPS_SINCE, IMPORT_TABLES, TABLES_OF_IMPORT } from '../../import-json'
import { PAGE_SIZES } from '../../page-query'
import { UPLOAD_FORMATS, UPLOAD_LABELS } from '../../read-upload'
import { filterValue } from '../../spend-query'
import {
  CSV,
  channelDelivery,
  count,
  GONE,
  instant,
  instantOrNull,
  ok,
  pageOf,
  table,
  text,
  textOrNull,
} from '../answer-parts'
import type { Operation } from '../operation'
import { IDEMPOTENCY_KEY, id, ofPages, ofTable, query, TABLE_FORMAT } from '../parameters'

const EXAMPLE_EVENT = {
  id: 'req_011CSHoEeqs5C35K2UUqR7Fy',
  timestamp: '2026-11-25T09:30:00Z',
  model: 'claude-opus-4-8',
  provider: 'anthropic',
  input_tokens: 1200,
  output_tokens: 340,
  cache_read_tokens: 18000,
  project: 'web',
  user: 'ada@example.com',
}
const ingestSchema = z.strictObject({
  accepted: count,
  updated: count,
  duplicates: count,
  rejected: count,
  errors: z.array(z.strictObject({ index: count, path: text, message: text })),
})
const ingestStateSchema = z.strictObject({ organization: text, ingest_epoch: count })
const problem = z.strictObject({ file: textOrNull, line: z.int().nullable(), message: text })
const csvMapping = z.looseObject({}).describe('How a CSV of any columns is read.')
const upload = {
  id: z.uuid(),
  kind: z.enum(['upload', 'api', 'sample']),
  name: text,
  format: textOrNull,
  status: z.enum(['queued', 'processing', 'done', 'failed', 'undone']),
  error: textOrNull,
  mapping: csvMapping.nullable(),
  bytes_total: z.number().nullable(),
  bytes_read: z.number(),
  accepted: count,
  updated: count,
  duplicates: count,
  rejected: count,
  created_at: instant,
  finished_at: instantOrNull,
  undone_at: instantOrNull,
}
const delivery = z.strictObject({ id: z.uuid(), event: z.enum(IMPORT_EVENTS), ...channelDelivery })
const dropPlace = {
  upload_id: z.uuid(),
  source: textOrNull,
  source_ref: textOrNull,
  timestamp: instant,
  tokens: count,
  output_tokens: count,
}
const drop = z.strictObject({
  reason: z.enum(DROP_REASONS),
  lines: count.describe('Lines of this upload that were dropped: over all reasons its duplicates.'),
  replaced: count.describe('Records that gave way to better ones of this upload.'),
  restored: count.describe(
    'Of the lines those that count again, since what they were held back for is gone.',
  ),
  tokens: count,
  examples: z.array(
    z.strictObject({
      event_id: text,
      model: textOrNull,
      dropped: z.strictObject(dropPlace),
      kept: z.strictObject({ event_id: text, session_id: textOrNull, ...dropPlace }).nullable(),
    }),
  ),
})
const uploadSchema = z.strictObject({
  ...upload,
  problems: z.array(problem).optional(),
  dropped: z.array(drop).optional().describe('What was not counted again and why.'),
  deliveries: z
    .array(delivery)
    .optional()
    .describe('What channels were told of it, for who may see channels: a key with the scope read.'),
})
const undoneUploadSchema = z.strictObject({ ...upload, removed: count })

const csvMappingSchema = z.strictObject({
  id: z.uuid(),
  name: text,
  header_fingerprint: text,
  mapping: csvMapping,
  created_at: instant,
  updated_at: instant,
})
const EXAMPLE_MAPPING = {
  name: 'Usage of the finance department',
  header: ['Datum', 'Modell', 'Eingabe-Token', 'Ausgabe-Token', 'Kosten (EUR)'],
  mapping: {
    delimiter: ';',
    columns: {
      timestamp: 'Datum',
      model: 'Modell',
      input_tokens: 'Eingabe-Token',
      output_tokens: 'Ausgabe-Token',
      cost: 'Kosten (EUR)',
    },
    timestamp_format: 'day_month_year',
    time_zone: 'Europe/Berlin',
    decimal_mark: ',',
    currency: { code: 'EUR', usd_per_unit: '1.08' },
  },
}

export const SENDING_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/usage',
    tag: 'Sending',
    id: 'sendUsage',
    summary: 'Send model calls',
    description:
      'A JSON array, {"events": […]} or NDJSON, gzip too. A bad event is refused by itself and named; the others are durable when the answer arrives. The same id again counts once.',
    scope: 'ingest',
    parameters: [IDEMPOTENCY_KEY],
    body: {
      schema: z.union([z.array(usageEventWireSchema), z.object({ events: z.array(usageEventWireSchema) })]),
      types: ['application/json', 'application/x-ndjson'],
      example: { events: [EXAMPLE_EVENT] },
    },
    answers: { 200: ok(ingestSchema) },
    errors: [413, 422],
  },
  {
    method: 'post',
    path: '/api/v1/uploads',
    tag: 'Sending',
    id: 'upload',
    summary: 'Send a log file',
    description:
      'Any file that `outlay price` reads, as the body or as multipart `file`; read in the background.',
    scope: 'ingest',
    parameters: [
      query('filename', 'What the file is called.', z.string(), 'calls.csv'),
      query('format', 'What it is; found out where not given.', z.enum(UPLOAD_FORMATS)),
      query(
        'mapping',
        'How a CSV of any columns is read: the JSON that POST /api/v1/csv-mappings takes as mapping, or the id of one.',
        z.string(),
      ),
      ...Object.keys(UPLOAD_LABELS).map((name) =>
        query(name, `The ${name} of calls whose line names none.`, filterValue),
      ),
    ],
    body: {
      types: ['application/octet-stream', 'multipart/form-data'],
      example: 'timestamp,model,input_tokens,output_tokens\n2026-11-25T09:30:00Z,claude-opus-4-8,10,20\n',
    },
    answers: { 202: ok(uploadSchema, 'It was taken and is read.') },
    errors: [409, 413, 422],
  },
  {
    method: 'get',
    path: '/api/v1/uploads',
    tag: 'Sending',
    id: 'listUploads',
    summary: 'Imports, newest first',
    scope: 'ingest',
    parameters: [
      TABLE_FORMAT,
      ofTable(...IMPORT_TABLES),
      query('since', 'Of table=dropped: lines of imports since then.', DROPS_SINCE, '2026-11-01T00:00:00Z'),
      ...ofPages(PAGE_SIZES.short),
    ],
    answers: { 200: table(pageOf(uploadSchema)) },
  },
  {
    method: 'get',
    path: '/api/v1/uploads/{id}',
    tag: 'Sending',
    id: 'getUpload',
    summary: 'How far an import is, and what was left out',
    scope: 'ingest',
    parameters: [id(), TABLE_FORMAT, ofTable(...TABLES_OF_IMPORT)],
    answers: { 200: table(uploadSchema) },
    errors: [404],
  },
  {
    method: 'delete',
    path: '/api/v1/uploads/{id}',
    tag: 'Sending',
    id: 'undoUpload',
    summary: 'Undo an import',
    scope: 'admin',
    parameters: [id()],
    answers: { 200: ok(undoneUploadSchema) },
    errors: [404, 409],
  },
  {
    method: 'get',
    path: '/api/v1/uploads/{id}/problems.csv',
    tag: 'Sending',
    id: 'uploadProblems',
    summary: 'All lines that were left out, and why',
    scope: 'ingest',
    parameters: [id()],
    answers: { 200: { description: 'The file.', files: [CSV] } },
    errors: [404],
  },
  {
    method: 'get',
    path: '/api/v1/csv-mappings',
    tag: 'Sending',
    id: 'listCsvMappings',
    summary: 'Mappings of CSV columns that are remembered',
    scope: 'ingest',
    parameters: [TABLE_FORMAT, ...ofPages(PAGE_SIZES.short)],
    answers: { 200: table(pageOf(csvMappingSchema)) },
  },
  {
    method: 'post',
    path: '/api/v1/csv-mappings',
    tag: 'Sending',
    id: 'saveCsvMapping',
    summary: 'Remember how CSV files of a header are read',
    description: 'One a header: what was remembered of the same columns is replaced, under its id.',
    scope: 'ingest',
    parameters: [IDEMPOTENCY_KEY],
    body: { schema: saveCsvMappingSchema, example: EXAMPLE_MAPPING },
    answers: { 201: ok(csvMappingSchema, 'It is remembered.') },
    errors: [409, 413, 422],
  },
  {
    method: 'get',
    path: '/api/v1/csv-mappings/{id}',
    tag: 'Sending',
    id: 'getCsvMapping',
    summary: 'One of them',
    scope: 'ingest',
    parameters: [id()],
    answers: { 200: ok(csvMappingSchema) },
    errors: [404],
  },
  {
    method: 'delete',
    path: '/api/v1/csv-mappings/{id}',
    tag: 'Sending',
    id: 'forgetCsvMapping',
    summary: 'Forget it; imports stay as they are',
    scope: 'ingest',
    parameters: [id()],
    answers: { 204: GONE },
    errors: [404],
  },
  {
    method: 'get',
    path: '/api/v1/ingest-state',
    tag: 'Sending',
    id: 'ingestState',
    summary: 'Whom the key sends to; the epoch changes where something was undone',
    scope: 'ingest',
    answers: { 200: ok(ingestStateSchema) },
  },
]
