import { BadUsageError } from './bad-usage'

const text = { type: 'string' } as const

/** What `outlay push` and `outlay run` let a person say of a run beside its labels. */
export const RUN_OPTIONS = {
  group: text,
  repeat: text,
  language: text,
  status: text,
  'checks-passed': text,
  'checks-total': text,
  'tests-passed': text,
  'tests-total': text,
  turns: text,
  'retry-of': text,
  results: { type: 'string', multiple: true },
} as const

const COUNTS = ['repeat', 'checks-passed', 'checks-total', 'tests-passed', 'tests-total', 'turns'] as const
const TEXTS = ['group', 'language', 'status', 'retry-of'] as const

export type RunValues = Partial<Record<(typeof COUNTS)[number] | (typeof TEXTS)[number], string>> & {
  results?: string[]
}

/** The names of the options that were given. */
export function givenRunOptions(values: RunValues): string[] {
  return [...TEXTS, ...COUNTS, 'results' as const].filter((name) => values[name] !== undefined)
}

/** The given options as fields of the API; throws where one makes no sense. */
export function readRunFields(values: RunValues): Record<string, string | number> {
  const fields: Record<string, string | number> = {}
  for (const name of TEXTS) {
    const value = values[name]
    if (value === undefined) continue
    if (value === '' || value.length > 512) throw new BadUsageError(`--${name} has 1 to 512 characters`)
    fields[name.replace('-', '_')] = value
  }
  for (const name of COUNTS) {
    const value = values[name]
    if (value === undefined) continue
    if (!/^\d{1,9}$/.test(value)) throw new BadUsageError(`--${name} ${value}: a whole number from 0`)
    fields[name.replace('-', '_')] = Number(value)
  }
  return fields
}
