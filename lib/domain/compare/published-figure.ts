import { z } from 'zod'
import { isCalendarDay } from '../calendar'
import { formatUsd, parseUsd } from '../money'
import { wellFormed } from '../well-formed'

export const PUBLISHED_STATISTICS = ['median', 'mean', 'min', 'max', 'total', 'single'] as const
export type PublishedStatistic = (typeof PUBLISHED_STATISTICS)[number]

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((value) => !value.includes('\0'), 'holds NUL')
    .transform(wellFormed)
const name = text(512)
  .nullish()
  .transform((value) => value || null)
const count = z.coerce.number().int().min(0).max(1_000_000_000)
const maybeCount = z
  .union([z.literal('').transform(() => null), z.null(), count])
  .optional()
  .transform((value) => value ?? null)

/** A summary that somebody published, as they published it: never taken for a run. What they left out is null. */
export const publishedFigureSchema = z
  .object({
    group: name,
    framework: name,
    language: name,
    task: name,
    model: name,
    statistic: z.enum(PUBLISHED_STATISTICS, { error: `not one of ${PUBLISHED_STATISTICS.join(', ')}` }),
    repeats: maybeCount,
    cost_usd: z
      .union([z.string(), z.number()])
      .transform((value) => parseUsd(String(value).trim()))
      .refine((femto) => femto !== null && femto < 10n ** 24n, 'not an amount in USD from 0 to a billion')
      .transform((femto) => formatUsd(femto ?? 0n)),
    checks_passed: maybeCount,
    checks_total: maybeCount,
  })
  .refine(
    (one) => one.checks_passed === null || one.checks_total === null || one.checks_passed <= one.checks_total,
    {
      path: ['checks_passed'],
      error: 'more than checks_total',
    },
  )
/** A figure's fields in the order that a file has them. */
export const PUBLISHED_COLUMNS = Object.keys(publishedFigureSchema.shape)
export type PublishedFigure = z.output<typeof publishedFigureSchema>

/** A set of figures with who published it and when. */
export const publishedDataSetSchema = z.object({
  name: text(200).refine((value) => value !== '', 'Name the data set.'),
  source: text(1_000).refine((value) => value !== '', 'Say who published it: an address or a name.'),
  published_on: z
    .string()
    .refine((day) => day === '' || isCalendarDay(day), 'Give a day as YYYY-MM-DD.')
    .nullish()
    .transform((day) => day || null),
})
export type PublishedDataSet = z.output<typeof publishedDataSetSchema>

/** A data set as the organization keeps it, its figures in the order of publication. */
export interface StoredDataSet extends PublishedDataSet {
  id: string
  createdAt: Date
  figures: PublishedFigure[]
}

export const MOST_FIGURES = 1_000
