import { env } from '../env'
import { describeError } from './describe-error'
import { currentRequest } from './request-scope'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof LEVELS)[number]

/** What a line may carry: ids, counts and words of ours, each named by who writes it; never a thing as it came. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

type Write = (event: string, fields?: LogFields, error?: unknown) => void

let lowest: number | undefined

/** The server's log: one JSON line a thing, on stderr, with whose request it was where there is one. */
export const log: Record<LogLevel, Write> = {
  debug: at('debug'),
  info: at('info'),
  warn: at('warn'),
  error: at('error'),
}

function at(level: LogLevel): Write {
  return (event, fields = {}, error) => {
    lowest ??= LEVELS.indexOf(env().OUTLAY_LOG_LEVEL ?? 'info')
    if (LEVELS.indexOf(level) < lowest) return
    const line = { time: new Date().toISOString(), level, event, ...ofRequest(), ...fields }
    const withError = error === undefined ? line : { ...line, error: describeError(error) }
    process.stderr.write(`${JSON.stringify(withError)}\n`)
  }
}

function ofRequest(): LogFields {
  const request = currentRequest()
  if (!request) return {}
  const { requestId, method, route, organizationId, actor, actorId } = request
  const caller = organizationId === null ? {} : { organization_id: organizationId, actor, actor_id: actorId }
  return { request_id: requestId, method, route, ...caller }
}
