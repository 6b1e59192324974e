import type { FieldError } from '../errors'
import { ESTIMATE_FIELDS, type EstimateInput, estimateInputSchema } from './estimate-input'

/** What stands in the fields of the form: text as it was typed; models by name. */
export interface EstimateForm {
  values: Readonly<Record<string, string>>
  models: readonly string[]
}

/** What the form starts with: the article's eight resources. */
export const EXAMPLE_FORM: EstimateForm = {
  values: { type: 'rest_api', resources: '8', auth: '1', validation: '1', pagination: '1', tests: '1' },
  models: ['claude-sonnet-4-6', 'deepseek-v4-pro', 'claude-opus-4-8'],
}

const LONGEST = 2_000
const MODELS = new Set(['model', 'models'])

/** Reads the form from an address; null where nothing of it stands there. */
export function readEstimateForm(query: URLSearchParams): EstimateForm | null {
  const entries = [...query].filter(([name]) => ESTIMATE_FIELDS.has(name) || MODELS.has(name))
  if (entries.length === 0) return null
  const values = entries.filter(
    ([name, value]) => !MODELS.has(name) && value !== '' && value.length <= LONGEST,
  )
  const models = entries.filter(([name]) => MODELS.has(name)).flatMap(([, value]) => value.split(','))
  return {
    values: Object.fromEntries(values),
    models: [...new Set(models.map((name) => name.trim()).filter((name) => name !== ''))],
  }
}

/** What the form asks, or what is wrong with it. */
export function parseEstimateForm({
  values,
  models,
}: EstimateForm): { ok: true; input: EstimateInput } | { ok: false; fields: FieldError[] } {
  const parsed = estimateInputSchema.safeParse({ ...values, models })
  if (parsed.success) return { ok: true, input: parsed.data }
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message }))
  return { ok: false, fields }
}

/** The form as an address's query, without "?"; with other values where some are to change. */
export function estimateQuery(form: EstimateForm, changes: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...form.values, ...changes }))
    if (value !== '') query.set(name, value)
  for (const model of form.models) query.append('models', model)
  return query.toString()
}
