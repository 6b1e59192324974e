import { vi } from 'vitest'

export interface CapturedLog {
  /** What was written, as it was. */
  text: () => string
  lines: () => Record<string, unknown>[]
  restore: () => void
}

/** Takes what the log writes from now on, instead of the terminal. */
export function captureLog(): CapturedLog {
  const written: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const text = () => written.join('')
  return {
    text,
    lines: () =>
      text()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    restore: () => spy.mockRestore(),
  }
}
