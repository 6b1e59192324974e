import { calendarDayOf } from '../../domain/calendar'
import type { FieldError } from '../../domain/errors'
import type { Estimate } from '../../domain/estimate/estimate'
import { PUBLISHED_DEFAULTS } from '../../domain/estimate/estimate-defaults'
import {
  type EstimateForm,
  EXAMPLE_FORM,
  parseEstimateForm,
  readEstimateForm,
} from '../../domain/estimate/estimate-query'
import type { OwnRuns } from '../../domain/estimate/own-defaults'
import type { Caller } from '../../domain/members/caller'
import type { PriceSnapshot } from '../../domain/pricing/price-snapshot'
import { catalogueFor } from '../prices/catalogue-of'
import { estimateCost } from './estimate-cost'

export interface EstimateDraft {
  form: EstimateForm
  /** What is wrong with the form; empty where there is a result. */
  fields: readonly FieldError[]
  result: { estimate: Estimate; own: OwnRuns | null } | null
  today: string
  knownModels: string[]
}

/** What a page of an address shows: the article's example where nothing is asked, else what is asked. */
export async function draftEstimate(
  caller: Caller | null,
  query: URLSearchParams,
  nowMs: number,
): Promise<EstimateDraft> {
  const form = readEstimateForm(query) ?? EXAMPLE_FORM
  const catalogue = await catalogueFor(caller)
  const draft = {
    form,
    today: calendarDayOf(nowMs, caller?.timeZone ?? 'UTC'),
    knownModels: knownModels(catalogue),
  }
  const parsed = parseEstimateForm(form)
  if (!parsed.ok) return { ...draft, fields: parsed.fields, result: null }
  const input = caller === null ? { ...parsed.input, framework: null, task: null } : parsed.input
  const { estimate, own } = await estimateCost(caller, input, { defaults: PUBLISHED_DEFAULTS, nowMs })
  return { ...draft, fields: [], result: { estimate, own } }
}

const MAKERS = new Set(['anthropic', 'openai', 'google', 'deepseek', 'mistral', 'x-ai'])

function knownModels(catalogue: PriceSnapshot): string[] {
  const rows = catalogue.rows.filter(({ provider }) => MAKERS.has(provider))
  return [...new Set(rows.map(({ model }) => model))].sort()
}
