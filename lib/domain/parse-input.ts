import type { z } from 'zod'
import { ProductError } from './errors'

/** What the schema makes of the input; throws `invalid`, with every field that is wrong, where it does not fit. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.flatMap(({ path, message, ...issue }) => {
    // A strict object's issue is of all the names that it does not know.
    const names = issue.code === 'unrecognized_keys' ? issue.keys : ['']
    return names.map((name) => ({ path: [...path, name].filter((part) => part !== '').join('.'), message }))
  })
  throw new ProductError('invalid', fields[0]?.message ?? 'The input does not fit.', { fields })
}
