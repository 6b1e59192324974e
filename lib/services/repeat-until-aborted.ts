/** Runs a task now and then every so many milliseconds after its end, one at a time, until the signal; a failure is said and the next one comes. */
export function repeatUntilAborted(
  what: string,
  everyMs: number,
  signal: AbortSignal,
  run: () => Promise<void>,
): void {
  let timer: NodeJS.Timeout | undefined
  const once = async () => {
    await run().catch((error: unknown) => console.error(`${what}:`, error))
    if (!signal.aborted) timer = setTimeout(once, everyMs)
  }
  signal.addEventListener('abort', () => clearTimeout(timer))
  if (!signal.aborted) void once()
}
