import { z } from 'zod'
import type { FieldError } from '../domain/errors'
import type { AuditRequest } from '../services/audit/list-audit-log'
import { parseDays } from './day-query'
import { refuseFields } from './refuse-fields'

const MOST_LETTERS = 200
/** What is looked for in an entry. */
export const partOfText = z
  .string()
  .max(MOST_LETTERS)
  .refine((text) => !text.includes('\0'))

/** Which entries of the audit log are asked for; what is not usable is named. */
export function parseAuditQuery(query: URLSearchParams): AuditRequest {
  const fields: FieldError[] = []
  const text = (name: string): string | undefined => {
    const value = query.get(name)?.trim() || undefined
    if (value !== undefined && !partOfText.safeParse(value).success)
      fields.push({ path: name, message: `Give a text of at most ${MOST_LETTERS} characters.` })
    return value
  }
  const filters = { actor: text('actor'), action: text('action'), subject: text('subject') }
  const days = parseDays(query, fields)
  refuseFields(fields)
  return { ...filters, ...days }
}
