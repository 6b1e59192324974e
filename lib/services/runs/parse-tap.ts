import { Parser } from 'tap-parser'
import type { ParsedResults } from '../../domain/runs/parsed-results'

const SUITE = 'TAP'

type EventLog = ReturnType<typeof Parser.parse>

/**
 * Counts the test points of a TAP stream (testanything.org, versions 12 to 14). Of a test with subtests the subtests
 * count, and the test itself only where it failed though none of them did. Points that are skipped or to do are in no
 * figure. Points that a plan promises and that never came, and a bail-out, are failures. Answers a sentence where it is
 * no TAP.
 */
export function parseTap(text: string): ParsedResults | string {
  const tap = tapLines(text)
  if (tap.length > MOST_LINES) return `holds more than ${MOST_LINES} lines of tests`
  if (tap.some((line) => DEEPEST.test(line))) return 'holds tests nested deeper than 50'
  if (!/^\s*((not )?ok\b|1\.\.\d+|Bail out!)/m.test(tap.join('\n')))
    return 'is no TAP: no line begins with ok, not ok or a plan'
  const counts = new Counts()
  try {
    counts.read(Parser.parse(tap.join('\n'), { strict: false }))
  } catch (error) {
    return `is no TAP that is read: ${error instanceof Error ? error.message : ''}`
  }
  const { passed, failed, skipped, failures } = counts
  const suites = [{ suite: SUITE, passed, total: passed + failed, skipped }]
  return { suites, failures, notes: [] }
}

class Counts {
  passed = 0
  failed = 0
  skipped = 0
  readonly failures: string[] = []
  #hasBailedOut = false

  read(log: EventLog): void {
    let points = 0
    let inner: { hasFailed: boolean; points: number } | null = null
    for (const [kind, value] of log) {
      if (kind === 'child' && Array.isArray(value)) {
        const before = { failed: this.failed, all: this.#all }
        this.read(value as unknown as EventLog)
        inner = { hasFailed: this.failed > before.failed, points: this.#all - before.all }
      } else if (kind === 'assert') {
        points++
        this.#point(value as Point, inner)
        inner = null
      } else if (kind === 'complete') this.#complete(value as Complete, points)
    }
  }

  get #all(): number {
    return this.passed + this.failed + this.skipped
  }

  #point(point: Point, inner: { hasFailed: boolean; points: number } | null): void {
    const hasOwnPoints = point.closingTestPoint && inner !== null && inner.points > 0
    if (point.skip !== false || point.todo !== false) {
      if (!hasOwnPoints) this.skipped++
    } else if (!point.ok || point.tapError !== null) {
      if (!hasOwnPoints || !inner?.hasFailed) this.#fail(point.fullname || point.name || `test ${point.id}`)
    } else if (!hasOwnPoints) this.passed++
  }

  #complete({ plan, bailout }: Complete, points: number): void {
    // Said of every level that it ends.
    if (bailout !== false && !this.#hasBailedOut) {
      this.#hasBailedOut = true
      this.#fail(typeof bailout === 'string' ? `Bail out! ${bailout}` : 'Bail out!')
    }
    const planned = plan.start === null || plan.end === null || plan.skipAll ? 0 : plan.end - plan.start + 1
    const missing = Math.min(planned, MOST_PLANNED) - points
    if (missing > 0) this.#fail(`${missing} planned and never came`, missing)
  }

  #fail(name: string, times = 1): void {
    this.failed += times
    if (this.failures.length < 100) this.failures.push(name.replaceAll('\0', ' ').slice(0, 512))
  }
}

const MOST_PLANNED = 1_000_000

interface Point {
  ok: boolean
  id: number
  name: string
  fullname: string
  skip: boolean | string
  todo: boolean | string
  tapError: string | null
  closingTestPoint: unknown
}

interface Complete {
  bailout: boolean | string
  plan: { start: number | null; end: number | null; skipAll: boolean }
}

// Beyond, a stream that somebody made up would keep the server busy for long.
const MOST_LINES = 200_000
const DEEPEST = /^\s{201}/
const TAP_LINE = /^\s*(TAP version\b|(not )?ok\b|\d+\.\.\d+|Bail out!|# Subtest|pragma\b|\}\s*$)/

/** The lines that are TAP. What tests printed, also in the YAML blocks, is left out: nobody reads it here. */
function tapLines(text: string): string[] {
  const kept: string[] = []
  let indent: string | null = null
  for (const line of text.split(/\r?\n/)) {
    if (indent !== null) {
      if (line.trimEnd() === `${indent}...`) indent = null
      else if (!line.startsWith(indent) && line.trim() !== '') indent = null
      else continue
    }
    indent = /^(\s+)---\s*$/.exec(line)?.[1] ?? null
    if (indent === null && TAP_LINE.test(line)) kept.push(line)
  }
  return kept
}
