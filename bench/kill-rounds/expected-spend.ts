import { formatUsd, parseUsdRounded } from '../../lib/domain/money'
import type { SentEvent } from './made-events'

export type Figures = {
  events: number
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  cost_usd: string
}

// USD a million tokens of claude-sonnet-4-6 is as many femto-dollars times 10^9 a token.
const price = { input: 3_000_000_000n, output: 15_000_000_000n, cacheRead: 300_000_000n }

/** What the ledger must hold, worked out from what was sent alone: each id once, in its better version. */
export class ExpectedSpend {
  readonly #projects = new Map<string, Map<string, SentEvent>>()

  add(events: readonly SentEvent[]): void {
    for (const event of events) {
      const project = this.#projects.get(event.project) ?? new Map<string, SentEvent>()
      this.#projects.set(event.project, project)
      const known = project.get(event.id)
      if (!known || event.output_tokens > known.output_tokens) project.set(event.id, event)
    }
  }

  events(): number {
    return [...this.#projects.values()].reduce((sum, { size }) => sum + size, 0)
  }

  distinctOf(project: string): number {
    return this.#projects.get(project)?.size ?? 0
  }

  byProject(): Map<string, Figures> {
    return new Map([...this.#projects].map(([name, events]) => [name, sum([...events.values()])]))
  }
}

function sum(events: readonly SentEvent[]): Figures {
  let femtoUsd = 0n
  const figures = { events: events.length, input_tokens: 0, output_tokens: 0, cache_read_tokens: 0 }
  for (const event of events) {
    figures.input_tokens += event.input_tokens
    figures.output_tokens += event.output_tokens
    figures.cache_read_tokens += event.cache_read_tokens
    femtoUsd +=
      event.cost_usd === undefined
        ? BigInt(event.input_tokens) * price.input +
          BigInt(event.output_tokens) * price.output +
          BigInt(event.cache_read_tokens) * price.cacheRead
        : (parseUsdRounded(event.cost_usd) ?? 0n)
  }
  return { ...figures, cost_usd: formatUsd(femtoUsd) }
}
