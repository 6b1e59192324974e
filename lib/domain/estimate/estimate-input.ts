import { z } from 'zod'
import { isCalendarDay } from '../calendar'
import { parseDecimal } from '../money'
import { BUILD_TYPE_NAMES, CONCERN_NAMES, type Concern, DATA_MODELS } from './build-types'
import { mixSchema } from './model-mix'

const MOST_PLACES = 6

/** Addresses and the terminal give text, JSON gives numbers; an empty text is not given. */
function numeric(is: (value: number, text: string) => boolean, message: string) {
  return z
    .union([z.string(), z.number()])
    .transform((value) => String(value).trim())
    .refine((text) => text === '' || (parseDecimal(text) !== null && is(Number(text), text)), message)
    .nullish()
    .transform((text) => (text == null || text === '' ? null : Number(text)))
}

const count = (most: number) =>
  numeric(
    (value) => Number.isInteger(value) && value <= most,
    `Give a whole number from 0 to ${most.toLocaleString('en-US')}.`,
  )
const hasFewPlaces = (text: string): boolean => /^\d*(\.\d{0,6})?$/.test(text)
const share = numeric(
  (value, text) => value <= 1 && hasFewPlaces(text),
  `Give a share from 0 to 1 with at most ${MOST_PLACES} decimals.`,
)
const factor = numeric(
  (value, text) => value >= 1 && value <= 1_000 && hasFewPlaces(text),
  `Give a factor from 1 to 1,000 with at most ${MOST_PLACES} decimals.`,
)
const choice = <Names extends readonly [string, ...string[]]>(names: Names) =>
  z
    .enum(['', ...names], `One of ${names.join(', ')}.`)
    .nullish()
    .transform((name) => (name ? (name as Names[number]) : null))
const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', 'on', ''])], 'Give true or false.')
  .nullish()
  .transform((value) => value === true || value === 'true' || value === '1' || value === 'on')
const modelName = z
  .string()
  .trim()
  .min(1, 'Name a model.')
  .max(200)
  .refine((text) => !text.includes('\0'), 'holds NUL')
const modelNames = z
  .union([z.array(modelName).max(50, 'Name 50 models at most.'), modelName.transform((name) => [name])])
  .nullish()
  .transform((names) => [...new Set(names ?? [])])

const label = z
  .string()
  .max(512)
  .refine((text) => !text.includes('\0'), 'holds NUL')
  .nullish()
  .transform((text) => text || null)

const MOST_INTERACTIONS = 10_000_000
const MOST_TOKENS = 100_000_000

/** What an estimate is asked with: the same for the terminal, the API and the pages. Null: not given. */
export const estimateInputSchema = z
  .object({
    type: choice(BUILD_TYPE_NAMES),
    resources: count(100_000),
    endpoints: count(100_000),
    auth: flag,
    validation: flag,
    rate_limiting: flag,
    pagination: flag,
    background_jobs: flag,
    logging: flag,
    concerns: z
      .array(z.enum(CONCERN_NAMES, `One of ${CONCERN_NAMES.join(', ')}.`))
      .nullish()
      .transform((names) => names ?? []),
    tests: flag,
    data_model: choice(DATA_MODELS),
    interactions: count(MOST_INTERACTIONS),
    interactions_per_resource: count(10_000),
    interactions_per_endpoint: count(10_000),
    interactions_per_concern: count(10_000),
    input_tokens: count(MOST_TOKENS),
    output_tokens: count(MOST_TOKENS),
    retry_factor: factor,
    cache_hit_rate: share,
    batch_share: share,
    model: modelNames,
    models: modelNames,
    mix: mixSchema,
    framework: label,
    task: label,
    as_of: z
      .string()
      .trim()
      .refine((day) => day === '' || isPriceDay(day), 'Give a day as YYYY-MM-DD, from 2000 to 2099.')
      .nullish()
      .transform((day) => day || null),
  })
  .superRefine((input, context) => {
    if (input.resources !== null && input.endpoints !== null)
      context.addIssue({
        code: 'custom',
        path: ['endpoints'],
        message: 'Give resources or endpoints, not both.',
      })
  })
  .transform(({ concerns, model, models, ...rest }) => ({
    ...rest,
    ...(Object.fromEntries(concerns.map((name) => [name, true])) as Partial<Record<Concern, true>>),
    models: [...new Set([...model, ...models])],
  }))

export type EstimateInput = z.output<typeof estimateInputSchema>

const NAMES: ReadonlySet<string> = new Set(Object.keys(estimateInputSchema.in.shape))

/** Names in a JSON body that no estimate has: said back, so that a slip of the pen is seen. */
export function unreadNames(body: unknown): string[] {
  return typeof body === 'object' && body !== null ? Object.keys(body).filter((name) => !NAMES.has(name)) : []
}

/** What a form has a field for, models aside. */
export const ESTIMATE_FIELDS: ReadonlySet<string> = new Set(
  [...NAMES].filter((name) => !['model', 'models', 'concerns'].includes(name)),
)

/** The concerns that are set, in their order. */
export function concernsOf(input: EstimateInput): Concern[] {
  return CONCERN_NAMES.filter((name) => input[name])
}

function isPriceDay(day: string): boolean {
  return isCalendarDay(day) && day >= '2000-01-01' && day <= '2099-12-31'
}
