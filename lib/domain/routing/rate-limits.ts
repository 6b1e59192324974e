import { z } from 'zod'
import { isWellFormed } from '../well-formed'

/** Requests a minute that the team lets a model take. */
export interface ModelRateLimit {
  model: string
  requestsPerMinute: number
  updatedAt: Date
}

const MOST = 1_000_000_000

const limit = z.object({
  model: z
    .string('Name a model.')
    .trim()
    .min(1, 'Name a model.')
    .max(512, 'A model’s name has 512 characters at most.')
    .refine((name) => !name.includes('\0') && isWellFormed(name), 'This is no usable name.'),
  requests_per_minute: z
    .int('Give a whole number from 1 on, or null for no limit.')
    .min(1, 'Give a whole number from 1 on, or null for no limit.')
    .max(MOST, `Give at most ${MOST}.`)
    .nullable(),
})

/** Limits to set, model by model; null takes one away, what is not named stays as it is. */
export const rateLimitsSchema = z.object({
  limits: z
    .array(limit, 'Give a list of limits.')
    .max(500, 'Give 500 limits at most.')
    .refine(
      (limits) => new Set(limits.map(({ model }) => model)).size === limits.length,
      'A model is named twice.',
    ),
})
