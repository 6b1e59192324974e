import { z } from 'zod'
import { parseInput } from '../parse-input'

/** A catalogue's id, as one names it. */
export const snapshotIdSchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\0]*$/, 'This is no snapshot.')

/** The catalogue that is to be taken. */
export const catalogueInputSchema = z.strictObject({ snapshot: snapshotIdSchema })

/** Reads which catalogue is to be taken; every field that is not usable is named. */
export function readCatalogueInput(input: unknown): z.infer<typeof catalogueInputSchema> {
  return parseInput(catalogueInputSchema, input)
}
