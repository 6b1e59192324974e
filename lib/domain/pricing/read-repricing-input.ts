import { z } from 'zod'
import { isCalendarDay, isTimeZone } from '../calendar'
import { parseInput } from '../parse-input'
import { snapshotIdSchema } from './read-catalogue-input'

const day = z
  .string()
  .refine(isCalendarDay, 'Give a day as YYYY-MM-DD.')
  .nullish()
  .transform((text) => text ?? null)

/** What a repricing is asked for with; `repricing` is what the API takes. */
export const repricingInputSchema = z
  .strictObject({
    from: day,
    to: day,
    tz: z
      .string()
      .refine(
        (name) => /^[A-Za-z]/.test(name) && isTimeZone(name),
        'Name an IANA time zone, such as Europe/Berlin.',
      )
      .optional(),
    models: z
      .array(
        z
          .string()
          .min(1)
          .max(512)
          .regex(/^[^\0]*$/, 'This is no name of a model.'),
      )
      .max(1_000, 'Name at most 1,000 models.')
      .default([]),
    snapshot: snapshotIdSchema.nullish().transform((id) => id ?? null),
    dry_run: z.boolean().default(false),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['from'],
    message: 'The first day is after the last.',
  })

export type RepricingInput = z.infer<typeof repricingInputSchema>

/** Reads what a repricing is asked for; every field that is not usable is named. */
export function readRepricingInput(input: unknown): RepricingInput {
  return parseInput(repricingInputSchema, input)
}
