import { type CsvMapping, csvMappingSchema } from './csv-mapping'
import type { CsvMappingDraft } from './guess-mapping'

export type CompletedMapping =
  | { ok: true; mapping: CsvMapping }
  /** What is still to be said, by the field of the mapping that it is of. */
  | { ok: false; problems: { path: string; message: string }[] }

/** The mapping that a draft makes, or what is still to be said. */
export function completeMapping(draft: CsvMappingDraft): CompletedMapping {
  const { timestamp_format, decimal_mark, currency, defaults, ...rest } = draft
  const hasCost = draft.columns.cost !== undefined
  const open: [isOpen: boolean, path: string, message: string][] = [
    [draft.columns.timestamp === undefined, 'columns', 'Say which column has the time.'],
    [
      !hasCost && draft.columns.model === undefined && !defaults?.model,
      'columns',
      'Say which column has the model, or which has the cost.',
    ],
    [timestamp_format === null, 'timestamp_format', 'Choose how dates are written.'],
    [decimal_mark === null, 'decimal_mark', 'Choose the decimal mark.'],
    [hasCost && currency === null, 'currency', 'Choose the currency of the cost.'],
  ]
  const problems = open.filter(([isOpen]) => isOpen).map(([, path, message]) => ({ path, message }))
  if (problems.length > 0) return { ok: false, problems }
  const said = Object.fromEntries(Object.entries(defaults ?? {}).filter(([, value]) => value !== ''))
  const parsed = csvMappingSchema.safeParse({
    ...{ ...rest, timestamp_format, decimal_mark },
    ...(Object.keys(said).length > 0 && { defaults: said }),
    ...(hasCost && { currency }),
  })
  if (parsed.success) return { ok: true, mapping: parsed.data }
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  }
}
