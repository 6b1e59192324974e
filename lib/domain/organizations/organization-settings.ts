import { z } from 'zod'
import { timeZoneSchema } from './time-zone'

// A NUL cannot be stored, and other control characters have no place in a name.
export const organizationNameSchema = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(100, 'A name has at most 100 characters.')
  .regex(/^\P{Cc}*$/u, 'A name has no control characters.')

export const organizationSettingsSchema = z.object({
  name: organizationNameSchema,
  timeZone: timeZoneSchema,
  holidayCountry: z
    .union([
      z.literal('').transform(() => null),
      z.string().regex(/^[A-Z]{2}$/, 'Choose a country.'),
      z.null(),
    ])
    .default(null),
})
