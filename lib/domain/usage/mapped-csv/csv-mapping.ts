import { z } from 'zod'
import { isTimeZone } from '../../calendar'
import { parseDecimal } from '../../money'
import { fingerprint } from '../fingerprint'
import { CSV_FIELD_NAMES, type CsvField } from './csv-fields'

export const DELIMITERS = [',', ';', '\t', '|'] as const
export const TIMESTAMP_FORMATS = [
  'iso',
  'day_month_year',
  'month_day_year',
  'year_month_day',
  'epoch',
] as const
export type TimestampFormat = (typeof TIMESTAMP_FORMATS)[number]
export const DECIMAL_MARKS = ['.', ','] as const
export type DecimalMark = (typeof DECIMAL_MARKS)[number]

const MOST_TAGS = 50
const LARGEST_RATE = 1_000_000n

const text = z
  .string()
  .min(1)
  .max(512)
  .refine((value) => !value.includes('\0'), 'Text without NUL.')
const fields = Object.fromEntries(CSV_FIELD_NAMES.map((name) => [name, text.optional()])) as Record<
  CsvField,
  z.ZodOptional<typeof text>
>

const currency = z
  .strictObject({
    code: z.string().regex(/^[A-Z]{3}$/, 'A currency of three capital letters, such as EUR.'),
    usd_per_unit: z
      .string()
      .max(40)
      .refine(isRate, 'A positive decimal: how many US dollars one unit of the currency is.'),
  })
  .refine(({ code, usd_per_unit }) => code !== 'USD' || Number(usd_per_unit) === 1, {
    path: ['usd_per_unit'],
    message: '1 for US dollars.',
  })

/**
 * How the rows of a CSV of any columns are read: what the columns mean, and everything that their cells leave open. A
 * wall clock without an offset is of `time_zone`; amounts are of `currency`, at a rate that the sender names.
 */
export const csvMappingSchema = z
  .strictObject({
    delimiter: z.enum(DELIMITERS),
    columns: z
      .strictObject({ ...fields, time: text.optional() })
      .describe('Which column a field is in, by its header.'),
    tags: z
      .record(text, text)
      .refine((tags) => Object.keys(tags).length <= MOST_TAGS, `At most ${MOST_TAGS} tags.`)
      .optional()
      .describe('Columns that become tags, by the name of the tag.'),
    defaults: z
      .strictObject({ model: text.optional(), provider: text.optional(), source: text.optional() })
      .optional()
      .describe('What stands for an empty cell or a column that is not there.'),
    timestamp_format: z.enum(TIMESTAMP_FORMATS),
    time_zone: z.string().refine(isTimeZone, 'A zone such as Europe/Berlin.'),
    decimal_mark: z.enum(DECIMAL_MARKS),
    input_includes_cache: z
      .boolean()
      .default(false)
      .describe('True where input_tokens counts cached tokens too, as OpenAI does.'),
    currency: currency.optional().describe('Of the cost; required with it.'),
  })
  .superRefine(({ columns, defaults, currency: money }, context) => {
    const issue = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (columns.timestamp === undefined) issue(['columns', 'timestamp'], 'Say which column has the time.')
    if (columns.cost === undefined && columns.model === undefined && defaults?.model === undefined)
      issue(['columns', 'model'], 'Say which column has the model, or which has the cost.')
    if (columns.cost !== undefined && money === undefined)
      issue(['currency'], 'Say in which currency the cost is.')
  })

export type CsvMapping = z.output<typeof csvMappingSchema>

/** What a file's columns are known by: the same header is the same kind of file. */
export function headerFingerprint(header: readonly string[]): string {
  return fingerprint(JSON.stringify(header.map((name) => name.trim())))
}

function isRate(rate: string): boolean {
  const value = parseDecimal(rate)
  return value !== null && value.numerator > 0n && value.numerator <= LARGEST_RATE * value.denominator
}
