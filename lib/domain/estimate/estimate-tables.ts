import { comparePublished } from './compare-published'
import type { Estimate } from './estimate'
import type { EstimateOutcome } from './estimate-outcome'
import { estimateRows } from './estimate-rows'

/** Tables that an estimate is shown in; `outcome` is of a saved one. */
export const ESTIMATE_TABLES = [
  'models',
  'lines',
  'assumptions',
  'sensitivity',
  'quotes',
  'examples',
] as const
export const SAVED_ESTIMATE_TABLES = [...ESTIMATE_TABLES, 'outcome'] as const

type Rows = Record<string, string | number | null>[]

/** One of an estimate's tables as rows of a file. */
export function estimateTable(
  estimate: Estimate,
  table: (typeof SAVED_ESTIMATE_TABLES)[number],
  outcome?: EstimateOutcome,
): { name: string; rows: Rows } {
  const rows = {
    models: () => estimateRows(estimate),
    lines: () =>
      estimate.models.flatMap(({ model, lines }) =>
        lines.map(({ label, formula, usd }) => ({ model, label, formula, usd })),
      ),
    assumptions: () =>
      estimate.basis.map(({ name, low, middle, high, how, source }) => ({
        ...{ name, low, middle, high, how, source },
      })),
    sensitivity: () =>
      estimate.sensitivity?.rows.map(({ name, value, halved, doubled }) => ({
        model: estimate.sensitivity?.model ?? null,
        ...{ name, value },
        ...{ halved: halved.value, halved_total_usd: halved.total_usd },
        ...{ doubled: doubled.value, doubled_total_usd: doubled.total_usd },
      })) ?? [],
    // What is published, beside the estimate.
    quotes: () =>
      comparePublished(estimate).quotes.map((quote) => ({ ...quote, follows: String(quote.follows) })),
    examples: () =>
      comparePublished(estimate).examples.map(({ input, output, ...example }) => ({
        ...{ name: example.name, catalogue_model: example.catalogue_model },
        ...{ quoted_input_usd_per_mtok: input.quoted, catalogue_input_usd_per_mtok: input.catalogue },
        ...{ quoted_output_usd_per_mtok: output.quoted, catalogue_output_usd_per_mtok: output.catalogue },
        total_usd: example.total_usd,
      })),
    outcome: () =>
      outcome?.rows.map(({ was_used, ...row }) => ({
        ...row,
        actual_usd: outcome.actual_usd,
        was_used: String(was_used),
      })) ?? [],
  }[table]()
  return { name: table === 'models' ? 'outlay-estimate' : `outlay-estimate-${table}`, rows }
}
