import type { DataModel } from './build-types'

/** A figure in three cases; `low` is the one that costs least. */
export interface Cases<Value> {
  low: Value
  middle: Value
  high: Value
}

/** A default, and where it comes from. */
export interface SourcedCases extends Cases<number> {
  source: string
}

/** What holds where nothing is given. Interactions and tokens are counts; the rest are factors and shares from 0 to 1. */
export interface EstimateDefaults {
  /** Of a whole build; null: they follow from its size. */
  interactions: SourcedCases | null
  perResource: SourcedCases
  perEndpoint: SourcedCases
  perConcern: SourcedCases
  inputTokens: SourcedCases
  outputTokens: SourcedCases
  /** What tests multiply the default output by; null where the default was measured, tests and all. */
  testsOutput: SourcedCases | null
  /** What a data model multiplies the default input by; null where the default was measured. */
  context: Readonly<Record<DataModel, SourcedCases>> | null
  retryFactor: SourcedCases
  cacheHitRate: SourcedCases
  batchShare: SourcedCases
}

export const ARTICLE = {
  title: 'How Much Does It Cost to Build a REST API or Backend With AI Coding Tools in 2026?',
  day: '2026-06-21',
} as const

const PUBLISHED = `the article of ${ARTICLE.day}`

/** What the sources of the defaults call “the article”. */
export const ARTICLE_REFERENCE = `The article of ${ARTICLE.day}: “${ARTICLE.title}”`
const OWN = 'Outlay’s assumption of 2026-11-25, no figure is published'

const of = (low: number, middle: number, high: number, source: string): SourcedCases => ({
  low,
  middle,
  high,
  source,
})

/** The defaults of the terminal and the API: what is not given has no effect. */
export const NEUTRAL_DEFAULTS: EstimateDefaults = {
  interactions: null,
  perResource: of(5, 10, 15, `${PUBLISHED}: 8 resources and 4 concerns make 120. Low and high: ${OWN}`),
  perEndpoint: of(1, 2, 3, `10 a resource over the five endpoints of full CRUD. Low and high: ${OWN}`),
  perConcern: of(5, 10, 15, `${PUBLISHED}: 8 resources and 4 concerns make 120. Low and high: ${OWN}`),
  inputTokens: of(12_500, 25_000, 50_000, `${PUBLISHED}. Low and high: half and double, ${OWN}`),
  outputTokens: of(
    1_250,
    2_500,
    5_000,
    `${PUBLISHED}: 5,000 with tests. Low and high: half and double, ${OWN}`,
  ),
  testsOutput: of(1, 2, 2, `${PUBLISHED}: tests can double the output`),
  context: {
    flat: of(1, 1, 1, 'a flat model needs no more context'),
    related: of(1.25, 1.5, 2, `${PUBLISHED}: relations need more context. How much: ${OWN}`),
    complex: of(1.5, 2, 3, `${PUBLISHED}: a dozen entities need more context. How much: ${OWN}`),
  },
  retryFactor: of(1, 1, 3, `nothing counted but clean work. High: ${PUBLISHED}`),
  cacheHitRate: of(0, 0, 0, 'nothing counted: every input token at the full price'),
  batchShare: of(0, 0, 0, 'nothing counted: no work through a batch API'),
}

/** The defaults of the pages: as the article has them, its retries included. */
export const PUBLISHED_DEFAULTS: EstimateDefaults = {
  ...NEUTRAL_DEFAULTS,
  retryFactor: of(1, 3, 5, `${PUBLISHED}: retries and context read again. Low: clean work. High: ${OWN}`),
}
