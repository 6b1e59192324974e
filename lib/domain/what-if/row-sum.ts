import { ExactSum } from './exact-sum'
import type { ClassCounts, Repriced } from './reprice'
import { mergeReasons, type NotRepriced, type RunEvidence, type WhatIfRow } from './what-if-report'

const NO_RUNS: RunEvidence = { runs: 0, passed: 0 }

/** A row of the report while its calls come in. */
export class RowSum {
  #isAsked = false
  #events = 0
  #costed = 0
  #repriced = 0
  #actual = 0n
  #kept = 0n
  #over = 0
  readonly #expected = new ExactSum()
  readonly #low = new ExactSum()
  readonly #high = new ExactSum()
  readonly #notRepriced: NotRepriced[] = []
  readonly #counts: ClassCounts = {
    input: 0n,
    output: 0n,
    cacheRead: 0n,
    cacheWrite5m: 0n,
    cacheWrite1h: 0n,
    webSearch: 0n,
  }

  /** All calls of the row, whatever becomes of them. */
  count(calls: { events: number; counts: ClassCounts; costFemto: bigint | null; isAsked: boolean }): void {
    this.#events += calls.events
    for (const name of Object.keys(this.#counts) as (keyof ClassCounts)[])
      this.#counts[name] += calls.counts[name]
    if (calls.costFemto !== null) {
      this.#costed += calls.events
      this.#actual += calls.costFemto
    }
    if (calls.isAsked) this.#isAsked = true
  }

  /** Calls that the scenario says nothing of. */
  keep(costFemto: bigint | null): void {
    this.#kept += costFemto ?? 0n
  }

  /** Calls that it asks for in vain. */
  keepBecause(why: NotRepriced, costFemto: bigint | null): void {
    this.#notRepriced.push(why)
    this.keep(costFemto)
  }

  reprice(
    repriced: Pick<Extract<Repriced, { kind: 'repriced' }>, 'expected' | 'low' | 'high'>,
    events: number,
  ): void {
    this.#repriced += events
    this.#expected.add(repriced.expected)
    this.#low.add(repriced.low)
    this.#high.add(repriced.high)
  }

  countOver(events: number): void {
    this.#over += events
  }

  /** Input tokens and cache writes of the row: the proportion of what is not read from the cache. */
  get mix(): ClassCounts {
    return this.#counts
  }

  toRow(names: {
    fromModel: string | null
    toModel: string | null
    contextWindow: number | null
    fromEvidence?: RunEvidence | undefined
    toEvidence?: RunEvidence | undefined
  }): WhatIfRow {
    const hasWhatIf = this.#costed > 0 && (!this.#isAsked || this.#repriced > 0)
    const withKept = (sum: ExactSum) => (hasWhatIf ? this.#kept + sum.rounded() : null)
    return {
      fromModel: names.fromModel,
      toModel: names.toModel,
      isAsked: this.#isAsked,
      events: this.#events,
      inputTokens: this.#counts.input,
      outputTokens: this.#counts.output,
      cacheReadTokens: this.#counts.cacheRead,
      cacheWrite5mTokens: this.#counts.cacheWrite5m,
      cacheWrite1hTokens: this.#counts.cacheWrite1h,
      webSearchRequests: this.#counts.webSearch,
      actualFemto: this.#costed === 0 ? null : this.#actual,
      whatIfFemto: withKept(this.#expected),
      lowFemto: withKept(this.#low),
      highFemto: withKept(this.#high),
      keptFemto: this.#kept,
      repricedEvents: this.#repriced,
      notRepriced: mergeReasons(this.#notRepriced),
      contextWindow: names.contextWindow,
      overContextEvents: names.contextWindow === null ? null : this.#over,
      fromEvidence: names.fromEvidence ?? NO_RUNS,
      toEvidence: names.toEvidence ?? NO_RUNS,
    }
  }
}
