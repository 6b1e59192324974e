import { z } from 'zod'
import { RUN_BASES } from '../../domain/runs/run-filters'
import { SAMPLE_DIMENSIONS } from '../../domain/runs/run-sample'
import { SPEND_DIMENSIONS } from '../../domain/usage/spend'
import { NO_VALUE } from '../../domain/usage/spend-view'
import { TABLE_FORMATS } from '../file-format'
import { limitSchema, type PageSize } from '../page-query'
import { filterValue, MOST_GROUPS, SPEND_FILTERS } from '../spend-query'
import type { Parameter } from './operation'

const day = z.iso.date()

const query = (name: string, description: string, schema: z.ZodType, example?: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
  ...(example !== undefined && { example }),
})

/** Days of a zone, both included. */
export const DAYS: readonly Parameter[] = [
  query('from', 'First day, YYYY-MM-DD; no bound where not given.', day, '2026-11-01'),
  query('to', 'Last day, YYYY-MM-DD; no bound where not given.', day, '2026-11-30'),
  query(
    'tz',
    "IANA time zone whose days they are; the organization's where not given.",
    z.string(),
    'Europe/Berlin',
  ),
]

const FILTER_EXAMPLES: Record<(typeof SPEND_FILTERS)[number], string> = {
  model: 'claude-opus-4-8',
  provider: 'anthropic',
  project: 'web',
  framework: 'nextjs',
  user: 'ada@example.com',
  team: 'Payments',
  task: 'crud',
  source: 'claude-code',
  session: '0b6c1f0e-8f0a-4f1e-9d53-0d0d5b9f7c11',
  run: 'run-7',
}

/** What calls are kept; a filter given twice means either. */
export const FILTERS: readonly Parameter[] = SPEND_FILTERS.map((name) => ({
  ...query(
    name,
    `Only calls of this ${name}; "${NO_VALUE}" for calls without one. tag.NAME does the same for a tag.`,
    filterValue,
  ),
  examples: { one: FILTER_EXAMPLES[name], none: NO_VALUE },
  isRepeated: true,
}))

/** Only runs of these names, as `Only runs of this framework`; given twice: either. */
export const RUN_NAMES: readonly Parameter[] = SAMPLE_DIMENSIONS.map((name) => ({
  ...query(name, `Only runs of this ${name}; "${NO_VALUE}" for runs without one.`, z.string().max(1_024)),
  isRepeated: true,
}))

export const RUN_BASIS = query(
  'basis',
  'Only runs whose cost is of their calls, or was reported; both where not given.',
  z.enum(RUN_BASES),
)

export const GROUP_BY = query(
  'group_by',
  `Up to ${MOST_GROUPS} of ${SPEND_DIMENSIONS.join(', ')}, tag.NAME; by commas.`,
  z.string(),
  'day,model',
)

/** Which page of a list. */
export const ofPages = (size: PageSize): readonly Parameter[] => [
  query('limit', `How many a page holds; ${size.standard} where not given.`, limitSchema(size), '20'),
  query('cursor', 'The next_cursor of the page before.', z.string()),
]

export const format = (...formats: readonly [string, ...string[]]): Parameter =>
  query('format', 'The first where not given.', z.enum(formats), formats[0])

export const TABLE_FORMAT = query(
  'format',
  'json (where not given): the answer, by pages where it has pages. The others are files of all rows; json-file has the rows of csv, what they are of and their totals.',
  z.enum(TABLE_FORMATS),
  'json',
)

/** Which table of an answer a file is of. */
export const ofTable = (...tables: readonly [string, ...string[]]): Parameter =>
  query('table', 'Of a file; the first where not given.', z.enum(tables), tables[0])

export const id = (name = 'id', example = '0193f0c2-0000-7000-8000-000000000000'): Parameter => ({
  name,
  in: 'path',
  description: `The ${name}.`,
  schema: z.string(),
  isRequired: true,
  example,
})

export const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'A key of your own: the same one again, with the same request, gives the first answer again.',
  schema: z.string().max(255),
}

export { query }
