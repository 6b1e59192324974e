import { z } from 'zod'
import { isTimeZone } from '../calendar'

/** The name of an IANA zone. An offset such as `+05:30` is none: it has no clock changes. */
export const timeZoneSchema = z
  .string()
  .trim()
  .refine(
    (name) => /^[A-Za-z]/.test(name) && isTimeZone(name),
    'Choose a time zone of the IANA list, such as Europe/Berlin.',
  )
