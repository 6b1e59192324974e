import { log } from '../observe/log'

/** Runs a task now and then every so many milliseconds after its end, one at a time, until the signal; a failure is logged as `event` and the next one comes. */
export function repeatUntilAborted(
  event: string,
  everyMs: number,
  signal: AbortSignal,
  run: () => Promise<void>,
): void {
  let timer: NodeJS.Timeout | undefined
  const once = async () => {
    await run().catch((error: unknown) => log.error(event, {}, error))
    if (!signal.aborted) timer = setTimeout(once, everyMs)
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  if (!signal.aborted) void once()
}
