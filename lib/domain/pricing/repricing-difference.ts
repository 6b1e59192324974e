import { formatUsd, parseUsd } from '../money'

/** What a repricing changes on one day for one model; exact decimal text. */
export interface RepricingRow {
  day: string
  model: string | null
  /** Events that change, and those of them that had no cost at all. */
  events: number
  newlyPricedEvents: number
  /** Null where none of them had a cost. */
  beforeUsd: string | null
  afterUsd: string
  differenceUsd: string
}

interface Sum {
  events: number
  newlyPriced: number
  before: bigint
  after: bigint
}

/** Adds up what changes, by day and model. */
export class RepricingDifference {
  readonly #sums = new Map<string, Map<string | null, Sum>>()

  /** `beforeUsd`: what the event costs in every sum until now, reported included; null where it is in none. */
  add(day: string, model: string | null, beforeUsd: string | null, afterUsd: string): void {
    const ofDay = this.#sums.get(day) ?? new Map<string | null, Sum>()
    this.#sums.set(day, ofDay)
    const sum = ofDay.get(model) ?? { events: 0, newlyPriced: 0, before: 0n, after: 0n }
    ofDay.set(model, sum)
    sum.events++
    if (beforeUsd === null) sum.newlyPriced++
    sum.before += beforeUsd === null ? 0n : (parseUsd(beforeUsd) ?? 0n)
    sum.after += parseUsd(afterUsd) ?? 0n
  }

  /** By day, then by model. */
  rows(): RepricingRow[] {
    return [...this.#sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([day, ofDay]) =>
        [...ofDay]
          .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
          .map(([model, sum]) => ({ day, model, ...toFigures(sum) })),
      )
  }

  total(): Omit<RepricingRow, 'day' | 'model'> {
    const all: Sum = { events: 0, newlyPriced: 0, before: 0n, after: 0n }
    for (const ofDay of this.#sums.values())
      for (const sum of ofDay.values()) {
        all.events += sum.events
        all.newlyPriced += sum.newlyPriced
        all.before += sum.before
        all.after += sum.after
      }
    return toFigures(all)
  }
}

function toFigures({ events, newlyPriced, before, after }: Sum): Omit<RepricingRow, 'day' | 'model'> {
  return {
    events,
    newlyPricedEvents: newlyPriced,
    beforeUsd: events > 0 && newlyPriced === events ? null : formatUsd(before),
    afterUsd: formatUsd(after),
    differenceUsd: formatUsd(after - before),
  }
}
