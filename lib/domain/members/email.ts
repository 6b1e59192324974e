import { z } from 'zod'

/** An email address as it was typed, less the spaces around it. Lenient: `admin@localhost` is one. */
export const emailSchema = z
  .string()
  .trim()
  .normalize('NFC')
  .max(254, 'An email address has at most 254 characters.')
  .regex(/^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/u, 'Enter an email address, such as name@example.com.')
