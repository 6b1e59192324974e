import { z } from 'zod'
import type { Answer } from './operation'

export const CSV = 'text/csv'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const JSON_TABLE = 'application/vnd.outlay.table+json'
/** What a table is given as. */
export const TABLE_FILES = [CSV, XLSX, JSON_TABLE]
export const ok = (schema: z.ZodType, description = 'The answer.'): Answer => ({ description, schema })
export const table = (schema: z.ZodType): Answer => ({
  description: 'The answer, or its table as a file.',
  schema,
  files: TABLE_FILES,
})
export const GONE: Answer = { description: 'It is gone.' }

// What the API answers with. Strict: a field that is not here is no part of the API.
export const usd = z
  .string()
  .regex(/^-?\d+(\.\d{1,15})?$/)
  .describe('Dollars, exact decimal text.')
export const usdOrNull = usd.nullable()
export const count = z.int().min(0)
export const text = z.string()
export const textOrNull = z.string().nullable()
export const instant = z.iso.datetime({ offset: true })
export const instantOrNull = instant.nullable()
export const day = z.iso.date()
export const dayOrNull = day.nullable()
export const rate = z.number().min(0).max(1).nullable()
export const currency = z.literal('USD')

export const EVENTS_KEPT_FROM = instant
  .nullable()
  .describe(
    'Calls of the range from before are no longer kept one by one and are not in this answer; null where all are there.',
  )
export const pageOf = (item: z.ZodType) => z.strictObject({ data: z.array(item), next_cursor: textOrNull })

export const problemSchema = z.strictObject({
  status: z.int(),
  type: text.describe('urn:outlay:… , one for each kind of error.'),
  title: text,
  detail: text,
  errors: z.array(z.strictObject({ path: text, message: text })).optional(),
  request_id: text.optional(),
})

export const tokens = {
  input_tokens: count,
  output_tokens: count,
  cache_read_tokens: count,
  cache_write_5m_tokens: count,
  cache_write_1h_tokens: count,
  reasoning_tokens: count,
  web_search_requests: count,
}

export const outcome = {
  checks_passed: count.nullable(),
  checks_total: count.nullable(),
  tests_passed: count.nullable(),
  tests_total: count.nullable(),
  turns: count.nullable(),
}

/** What became of telling something to a channel, with every try. */
export const channelDelivery = {
  channel_id: z.uuid(),
  channel_name: textOrNull,
  channel_kind: textOrNull,
  status: z.enum(['pending', 'delivered', 'failed']),
  next_attempt_at: instantOrNull,
  delivered_at: instantOrNull,
  attempts: z.array(
    z.strictObject({
      number: count,
      at: instant,
      duration_ms: z.number(),
      is_ok: z.boolean(),
      answer: text,
    }),
  ),
}

export const period = z.strictObject({ start: day, end: day })
