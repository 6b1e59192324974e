import type { UsageEvent } from './usage-event'

/** Sources that sum up or pass on calls which the tool that made them may have logged itself. */
const REPORTS: ReadonlySet<string> = new Set([
  'anthropic-usage',
  'anthropic-cost',
  'anthropic-claude-code',
  'openai-usage',
  'openai-cost',
  'openrouter',
  'litellm',
  'litellm-daily',
])

export const isReportSource = (source: string | null): boolean => REPORTS.has(source ?? '')

export const REPORT_SOURCES: readonly string[] = [...REPORTS]

type Told = Pick<UsageEvent, 'occurredAtMs' | 'source' | 'model' | 'provider'>

const DAY_MS = 24 * 60 * 60_000

const MOST_KEPT = 200_000
const MODELS_NAMED = 3

/**
 * Finds days and models that two sources tell of, where one is a report: the same calls, seen twice, would be counted
 * twice. Which of the two is right nobody can tell from the figures, so both stay and a sentence says so.
 */
export class ToldTwice {
  /** By day and model, the sources. */
  readonly #told = new Map<string, Set<string>>()
  #kept = 0
  #last: { day: number; source: string | null; model: string | null } | null = null

  /** By the calendar day of UTC, which reports are of. */
  add(told: Told): void {
    const day = Math.floor(told.occurredAtMs / DAY_MS)
    // Most calls of a log are like the one before.
    const last = this.#last
    if (last?.day === day && last.source === told.source && last.model === told.model) return
    this.#last = { day, source: told.source, model: told.model }
    if (this.#kept >= MOST_KEPT) return
    const key = `${new Date(day * DAY_MS).toISOString().slice(0, 10)} ${modelKey(told)}`
    const sources = this.#told.get(key) ?? new Set()
    this.#told.set(key, sources)
    const before = sources.size
    this.#kept += sources.add(told.source ?? NO_SOURCE).size - before
  }

  get days(): { first: string; last: string } | null {
    let first: string | null = null
    let last: string | null = null
    for (const key of this.#told.keys()) {
      const day = key.slice(0, 10)
      if (first === null || day < first) first = day
      if (last === null || day > last) last = day
    }
    return first === null || last === null ? null : { first, last }
  }

  get hasReport(): boolean {
    return [...this.#told.values()].some((sources) => [...sources].some(isReportSource))
  }

  /** A sentence for each pair of sources; with `of` only the pairs of one of them. */
  sentences(of: ReadonlySet<string> | null = null): string[] {
    const pairs = new Map<string, { days: Set<string>; models: Set<string> }>()
    for (const [key, sources] of this.#told) {
      const sorted = [...sources].sort()
      for (const [at, a] of sorted.entries()) {
        for (const b of sorted.slice(at + 1)) {
          if (!(isReportSource(a) || isReportSource(b)) || (of !== null && !of.has(a) && !of.has(b))) continue
          const pair = pairs.get(`${a} and ${b}`) ?? { days: new Set(), models: new Set() }
          pair.days.add(key.slice(0, 10))
          pair.models.add(key.slice(11))
          pairs.set(`${a} and ${b}`, pair)
        }
      }
    }
    return [...pairs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([pair, { days, models }]) => {
        const named = [...models].sort()
        const more = named.length - MODELS_NAMED
        const list = named.slice(0, MODELS_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
        return `${pair} both tell of ${list} on ${days.size === 1 ? '1 day' : `${days.size} days`}. Where these are the same calls they are counted twice: compare them by source, and keep one.`
      })
  }
}

const NO_SOURCE = 'calls without a source'

/** A model whatever its provider's prefix, its date and its dots; of what names none, its provider. */
function modelKey({ model, provider }: Told): string {
  if (model === null) return `costs of ${provider ?? 'no provider'}`
  return model
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/-(\d{8}|\d{4}-\d{2}-\d{2})$/, '')
    .replaceAll('.', '-')
}
