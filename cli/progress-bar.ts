import { SingleBar } from 'cli-progress'

export interface Progress {
  add(amount: number): void
  stop(): void
}

/** A bar on stderr where that is a terminal and the work is long enough to watch; else nothing. */
export function startProgress(total: number, label: string, format: (n: number) => string): Progress {
  if (process.stderr.isTTY !== true || total < 20_000_000) return { add: () => {}, stop: () => {} }
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}%  {done} of {all}  {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: Math.max(10, Math.min(40, (process.stderr.columns ?? 80) - 50)),
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 100,
    stream: process.stderr,
  })
  let done = 0
  bar.start(total, 0, { done: format(0), all: format(total) })
  return {
    add: (amount) => {
      done = Math.min(total, done + amount)
      bar.update(done, { done: format(done) })
    },
    stop: () => bar.stop(),
  }
}
