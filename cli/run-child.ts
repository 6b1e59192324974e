import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'

export interface EndedChild {
  startedAtMs: number
  endedAtMs: number
  /** What the shell would see: 128 and the number of the signal where one ended it. */
  exitCode: number
  status: 'completed' | 'failed' | 'interrupted'
  signal: string | null
  /** Its standard output, where it was to be kept and is not too long. */
  output: Buffer | null
}

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const MOST_KEPT = 64 * 1024 * 1024

/** Runs a command as if it had been typed itself; a sentence where it can not be started. */
export async function runChild(
  [command = '', ...args]: readonly string[],
  { env, keepsOutput }: { env: NodeJS.ProcessEnv; keepsOutput: boolean },
): Promise<EndedChild | { exitCode: number; problem: string }> {
  const startedAtMs = Date.now()
  const child = spawn(command, args, { env, stdio: ['inherit', keepsOutput ? 'pipe' : 'inherit', 'inherit'] })
  let received: string | null = null
  // A terminal sends Ctrl-C to every process in front of it: passed on, the command would get it twice.
  const isTyped = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  const forward = (signal: NodeJS.Signals) => {
    received = signal
    if (signal !== 'SIGINT' || !isTyped) child.kill(signal)
  }
  for (const signal of FORWARDED) process.on(signal, forward)
  const kept = child.stdout ? tee(child.stdout) : null
  try {
    const ended = await new Promise<
      { code: number | null; signal: NodeJS.Signals | null } | NodeJS.ErrnoException
    >((resolve) => {
      child.once('error', resolve)
      child.once(keepsOutput ? 'close' : 'exit', (code, signal) => resolve({ code, signal }))
    })
    if (ended instanceof Error) {
      const problem = ended.code === 'ENOENT' ? 'command not found' : ended.message
      return { exitCode: ended.code === 'ENOENT' ? 127 : 126, problem: `${command}: ${problem}` }
    }
    const { code, signal } = ended
    const isInterrupted = signal !== null || (received !== null && code !== 0)
    return {
      startedAtMs,
      endedAtMs: Date.now(),
      exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
      status: isInterrupted ? 'interrupted' : code === 0 ? 'completed' : 'failed',
      signal: isInterrupted ? (signal ?? received) : null,
      output: kept?.() ?? null,
    }
  } finally {
    for (const signal of FORWARDED) process.off(signal, forward)
  }
}

/** Passes the output on as it comes and keeps a copy. */
function tee(stdout: Readable): () => Buffer | null {
  const chunks: Buffer[] = []
  let bytes = 0
  // A reader that went away: the command learns of it as it would have without us.
  process.stdout.removeAllListeners('error').on('error', () => stdout.destroy())
  stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= MOST_KEPT) chunks.push(chunk)
    if (!process.stdout.write(chunk)) {
      stdout.pause()
      process.stdout.once('drain', () => stdout.resume())
    }
  })
  return () => (bytes > MOST_KEPT ? null : Buffer.concat(chunks))
}
