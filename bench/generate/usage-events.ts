import { newUsageEvent } from '../../lib/domain/usage/new-usage-event'
import type { UsageEvent } from '../../lib/domain/usage/usage-event'
import { MODELS, type TotalsCounter } from './exact-totals'
import { Random } from './random'

export interface EventsOptions {
  seed: number
  count: number
  /** The days before the end over which they are spread. */
  days: number
  /** A midnight in UTC; 2026-10-01 where not given. */
  endMs?: number | undefined
  counter: TotalsCounter
}

const END_MS = Date.parse('2026-10-01T00:00:00Z')
const PEOPLE = 60
const FRAMEWORKS = ['next', 'django', 'rails', 'spring'] as const

/** The calls of a company of 60 people: sessions of some dozen calls in a row, each of one person in one project. */
export function* generateUsageEvents({
  seed,
  count,
  days,
  endMs = END_MS,
  counter,
}: EventsOptions): Generator<UsageEvent> {
  const random = new Random(seed)
  const marks = random.hex(8)
  for (let made = 0; made < count; ) {
    const person = random.whole(1, PEOPLE)
    const project = ((person * 7 + random.whole(0, 2)) % 24) + 1
    const model = random.pick(MODELS)
    const sessionId = random.uuid()
    const dayMs = endMs - random.whole(1, days) * 86_400_000
    let atMs = dayMs + random.whole(7 * 3600, 18 * 3600) * 1000
    const calls = Math.min(random.whole(20, 120), count - made)
    for (let n = 0; n < calls; n++, made++) {
      atMs += random.whole(2_000, 50_000)
      const event = newUsageEvent(`bench-${marks}-${made}`, atMs)
      event.inputTokens = random.whole(1, 400)
      event.outputTokens = random.whole(20, 1_800)
      event.cacheReadTokens = random.whole(5_000, 120_000)
      event.cacheWrite5mTokens = random.whole(0, 4_000)
      event.model = model
      event.provider = 'anthropic'
      event.user = `person-${person}`
      event.team = `team-${person % 8}`
      event.project = `service-${project}`
      event.framework = FRAMEWORKS[project % FRAMEWORKS.length] ?? null
      event.sessionId = sessionId
      event.source = 'bench'
      event.latencyMs = random.whole(400, 20_000)
      counter.add({
        model,
        input: event.inputTokens,
        output: event.outputTokens,
        cacheRead: event.cacheReadTokens,
        write5m: event.cacheWrite5mTokens,
        write1h: 0,
      })
      yield event
    }
  }
}
