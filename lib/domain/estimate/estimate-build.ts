import type { CalendarDay } from '../calendar'
import type { PriceBook } from '../pricing/price-book'
import { arithmeticOf } from './arithmetic'
import type { Estimate, ModelEstimate } from './estimate'
import { ARTICLE_REFERENCE, type EstimateDefaults } from './estimate-defaults'
import { concernsOf, type EstimateInput } from './estimate-input'
import { estimateMix } from './estimate-mix'
import { estimateNotes } from './estimate-notes'
import { figuresOf, priceCases, type QuantityCases } from './price-cases'
import { quantitiesOf, resolveAssumptions } from './resolve-assumptions'
import { sensitivityOf } from './sensitivity'
import { STANDARD_MODELS } from './standard-models'

/**
 * What a build will cost: interactions × (tokens at the price of the day) × retries, per model and for a mix. Prices are
 * those at 12:00 UTC of `as_of`, of `today` where no day is given. The sum never leaves femto-dollars.
 */
export function estimateBuild(
  input: EstimateInput,
  context: {
    book: PriceBook
    defaults: EstimateDefaults
    today: CalendarDay
    /** How many own runs the defaults rest on. */
    ownRuns?: number | null
  },
): Estimate {
  const { book, defaults, today, ownRuns = null } = context
  const asOf = input.as_of ?? today
  const atMs = Date.parse(`${asOf}T12:00:00Z`)
  const basis = resolveAssumptions(input, defaults)
  const cases: QuantityCases = {
    low: quantitiesOf(basis, 'low'),
    middle: quantitiesOf(basis, 'middle'),
    high: quantitiesOf(basis, 'high'),
  }
  const models = modelsAsked(input).map((model) => estimateModel(model, atMs, cases, book))
  const reference = models.find(({ total_usd }) => total_usd !== null)?.model
  return {
    assumptions: {
      ...cases.middle,
      type: input.type ?? 'rest_api',
      resources: input.resources,
      endpoints: input.endpoints,
      concerns: concernsOf(input),
      tests: input.tests,
      data_model: input.data_model,
      as_of: asOf,
      framework: input.framework,
      task: input.task,
      own_runs: ownRuns,
      price_snapshot: book.snapshot.id,
    },
    basis,
    sources: [ARTICLE_REFERENCE],
    models,
    mix: input.mix && estimateMix(input.mix, atMs, cases, book),
    sensitivity: reference === undefined ? null : sensitivityOf(reference, atMs, cases.middle, book),
  }
}

function modelsAsked({ models, mix }: EstimateInput): readonly string[] {
  if (models.length > 0) return models
  return mix ? mix.map(({ model }) => model) : STANDARD_MODELS
}

function estimateModel(model: string, atMs: number, cases: QuantityCases, book: PriceBook): ModelEstimate {
  const priced = priceCases(model, atMs, cases, book)
  if (typeof priced === 'string') return { model, ...figuresOf(priced), lines: [], notes: [] }
  return {
    model,
    ...figuresOf(priced),
    lines: arithmeticOf(model, atMs, cases.middle, priced.middle, book),
    notes: estimateNotes(model, atMs, cases.middle, priced.middle, book),
  }
}
