export type StopRequest = {
  request: () => void
  requested: () => boolean
  whenRequested: Promise<void>
  signal: AbortSignal
  /** Aborted when asked a second time, later than a doubled signal: do not wait for what is under way. */
  force: AbortSignal
}

const parentPollMs = 250
// One Ctrl-C comes twice: from the terminal, and forwarded by npm.
const sameRequestMs = 1000

/** Ctrl-C, SIGTERM, SIGHUP, and the death of the npm that started us, which forwards nothing once it is killed. */
export function onStopRequest(say: (line: string) => void): StopRequest {
  const controller = new AbortController()
  const force = new AbortController()
  const request = () => controller.abort()
  let askedAt: number | undefined
  const onSignal = () => {
    if (askedAt !== undefined && Date.now() - askedAt < sameRequestMs) return
    if (controller.signal.aborted) return force.abort()
    askedAt = Date.now()
    say('Stopping.')
    request()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal)
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      request()
    }, parentPollMs)
    timer.unref()
  }
  return {
    request,
    requested: () => controller.signal.aborted,
    whenRequested: new Promise((resolve) =>
      controller.signal.addEventListener('abort', () => resolve(), { once: true }),
    ),
    signal: controller.signal,
    force: force.signal,
  }
}
