import type { z } from 'zod'
import { ProductError } from './errors'

/** What the schema makes of the input; throws `invalid`, with every field that is wrong, where it does not fit. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  throw new ProductError('invalid', fields[0]?.message ?? 'The input does not fit.', { fields })
}
