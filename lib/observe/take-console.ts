import { withoutContent } from './describe-error'
import { type LogLevel, log } from './log'

// What is no warning is said in passing.
const METHODS = { error: 'error', warn: 'warn', log: 'debug', info: 'debug', debug: 'debug' } as const

/**
 * Makes what libraries print, and what ends the process, lines of the log: printed as they are, errors show what is
 * hung on them.
 */
export function takeConsole(): void {
  for (const [method, level] of Object.entries(METHODS) as [keyof typeof METHODS, LogLevel][])
    console[method] = (...given: unknown[]) => say(level, given)
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log.warn('process.warning', {}, warning))
  process.on('uncaughtException', (error) => {
    log.error('process.failed', {}, error)
    process.exit(1)
  })
  // The supervisor was killed: nobody reads this any more, and what is under way is finished all the same.
  process.stderr.on('error', () => undefined)
}

function say(level: LogLevel, given: readonly unknown[]): void {
  const error = given.find((one) => one instanceof Error)
  const message = withoutContent(given.filter((one) => typeof one === 'string').join(' '))
  log[level](error ? 'fault' : 'console', message ? { message } : {}, error)
}
