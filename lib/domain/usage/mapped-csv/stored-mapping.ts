import { z } from 'zod'
import { type CsvMapping, csvMappingSchema } from './csv-mapping'

/** An organization remembers this many kinds of CSV. */
export const MOST_CSV_MAPPINGS = 200

/** A mapping that an organization remembers; offered again to files of the same header. */
export interface StoredCsvMapping {
  id: string
  name: string
  headerFingerprint: string
  mapping: CsvMapping
  createdAt: string
  updatedAt: string
}

const name = z
  .string()
  .trim()
  .min(1, 'A name.')
  .max(200)
  .refine((text) => !text.includes('\0'), 'Text without NUL.')

/** What is sent to be remembered: the columns of the file's header, in their order, and how they are read. */
export const saveCsvMappingSchema = z.strictObject({
  name,
  header: z.array(z.string().max(512)).min(1).max(1_000),
  mapping: csvMappingSchema,
})
