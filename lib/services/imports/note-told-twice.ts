import type { SqlTransaction } from '../../data/database'
import { findToldDays } from '../../data/usage/find-told-days'
import { REPORT_SOURCES, ToldTwice } from '../../domain/usage/told-twice'
import type { UsageEvent } from '../../domain/usage/usage-event'

/** Watches what an import brings, and says at its end where another source tells of the same days and models. */
export class ToldTwiceNote {
  readonly #brought = new ToldTwice()
  readonly #sources = new Set<string>()

  add(event: UsageEvent): void {
    this.#brought.add(event)
    if (event.source !== null) this.#sources.add(event.source)
  }

  async sentences(tx: SqlTransaction): Promise<string[]> {
    const { days } = this.#brought
    if (days === null) return []
    // Beside a report every source is asked for; beside calls only the reports, which are few.
    const sources = this.#brought.hasReport ? null : REPORT_SOURCES
    for (const { day, ...told } of await findToldDays(tx, { ...days, sources }))
      this.#brought.add({ ...told, occurredAtMs: Date.parse(day) })
    return this.#brought.sentences(this.#sources)
  }
}
