import type { LoggerInstance } from 'next-auth'
import { z } from 'zod'
import { withoutContent } from '../observe/describe-error'
import { log } from '../observe/log'

const named = z.object({ message: z.string() })
const told = z.union([named, z.object({ error: named }).transform(({ error }) => error)])

/** What next-auth says goes to the log by its code, with the reason but not the tokens and addresses that it hangs on. */
export const nextAuthLog: Partial<LoggerInstance> = {
  error: (code, metadata) => log.error('next_auth.error', { code, reason: reasonOf(metadata) }),
  warn: (code) => log.warn('next_auth.warning', { code }),
}

function reasonOf(metadata: unknown): string | undefined {
  const read = told.safeParse(metadata)
  if (!read.success) return undefined
  return withoutContent(read.data.message).replace(/[\w.~+/=-]{20,}/g, '…')
}
