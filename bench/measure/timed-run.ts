import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface TimedRun {
  wallMs: number
  /** Highest resident memory of the process and what it started, each at its own peak; null where there is no /proc. */
  peakMiB: number | null
  stdout: string
}

/** Runs a command in a fresh process and measures it; throws where it fails. */
export function timedRun(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<TimedRun> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const peak = new PeakMemory(child.pid ?? 0)
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      const wallMs = performance.now() - startedAt
      const peakMiB = peak.stop()
      if (code === 0) resolve({ wallMs, peakMiB, stdout })
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stderr.slice(-2_000)}`))
    })
  })
}

/** Reads the kernel's high-water mark of a process and its children while they live. */
export class PeakMemory {
  readonly #peaks = new Map<number, number>()
  readonly #timer: NodeJS.Timeout

  constructor(readonly pid: number) {
    this.#timer = setInterval(() => this.#look(this.pid), 25)
  }

  stop(): number | null {
    clearInterval(this.#timer)
    if (this.#peaks.size === 0) return null
    return [...this.#peaks.values()].reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024
  }

  #look(pid: number): void {
    try {
      const mark = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
      if (mark !== null) this.#peaks.set(pid, Number(mark[1]))
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
      if (children !== '') for (const child of children.split(' ')) this.#look(Number(child))
    } catch {
      // It has ended; its last mark stands.
    }
  }
}
