import { type ChildProcess, spawn } from 'node:child_process'

export type SupervisedChild = {
  pid: () => number | undefined
  /** Ends it: politely, and by force after `graceMs` or when `force` aborts. Answers once it has ended. */
  stop: (graceMs: number, force: AbortSignal) => Promise<void>
  restartWith: (env: NodeJS.ProcessEnv) => void
}

export type SupervisedChildOptions = {
  name: string
  script: string
  env: NodeJS.ProcessEnv
  say: (line: string) => void
  onStarted: () => void
  /** How many deaths in a row are too many now. */
  patience: () => number
  /** It died too often; `tail` is the end of what it wrote to stderr. */
  onGivenUp: (tail: string) => void
}

const firstBackoffMs = 250
const longestBackoffMs = 5000
// A life this long forgives the deaths before it.
const goodLifeMs = 5000

/** Keeps one of the product's processes running: a death is answered by a start, later and later, until it is hopeless. */
export function superviseChild(options: SupervisedChildOptions): SupervisedChild {
  const { name, script, say } = options
  let { env } = options
  let child: ChildProcess | undefined
  let stopping = false
  let deaths = 0
  let timer: NodeJS.Timeout | undefined
  let tail: string[] = []

  const start = () => {
    const begun = Date.now()
    tail = []
    // A process group of its own: Ctrl-C reaches the supervisor alone, which then stops the parts in order.
    const started = spawn(process.execPath, [...heapOption(env), script], {
      env,
      detached: true,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    })
    child = started
    started.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk)
      tail = [...tail, ...chunk.toString().split('\n').filter(Boolean)].slice(-20)
    })
    started.on('error', (error) => tail.push(error.message))
    started.on('exit', (code, signal) => {
      if (stopping || child !== started) return
      deaths = Date.now() - begun > goodLifeMs ? 1 : deaths + 1
      if (deaths >= options.patience()) return options.onGivenUp(tail.join('\n'))
      say(`${name} ended (${signal ?? `exit code ${code}`}); starting it again.`)
      timer = setTimeout(start, Math.min(firstBackoffMs * 2 ** (deaths - 1), longestBackoffMs))
    })
    options.onStarted()
  }
  start()

  return {
    pid: () => (child?.exitCode === null && child.signalCode === null ? child.pid : undefined),
    stop: (graceMs, force) => {
      stopping = true
      clearTimeout(timer)
      return child ? endProcess(child, graceMs, force) : Promise.resolve()
    },
    restartWith: (next) => {
      env = next
      const old = child
      child = undefined
      clearTimeout(timer)
      void (old ? endProcess(old, 5000) : Promise.resolve()).then(() => stopping || start())
    },
  }
}

/** Beside a heap that may become large, V8 lets garbage lie: on a machine of 24 GB, 400 MB of it where this leaves 200. */
function heapOption(env: NodeJS.ProcessEnv): string[] {
  return env.NODE_OPTIONS?.includes('max-old-space-size') ? [] : ['--max-old-space-size=1024']
}

function endProcess(child: ChildProcess, graceMs: number, force?: AbortSignal): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve()
  return new Promise((resolve) => {
    const kill = () => child.kill('SIGKILL')
    const timer = setTimeout(kill, graceMs)
    force?.addEventListener('abort', kill)
    child.once('exit', () => {
      clearTimeout(timer)
      force?.removeEventListener('abort', kill)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
