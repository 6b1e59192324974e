import { BUDGET_DIMENSIONS } from '../budgets/budget'
import type { ScopeRow } from '../budgets/budget-form'
import { readScopeLines } from '../budgets/read-budget-form'
import type { FieldError } from '../errors'
import { lineDimension } from '../usage/dimension-label'
import type { SpendFilters } from '../usage/spend'
import { filterEntries } from '../usage/spend-view'

const KEPT = 'kept.'

/** What a form of a report says, as the API takes it; what is wrong with its lines of filters. What it has no field for it carries along. */
export function readReportForm(data: FormData): { input: Record<string, unknown>; fields: FieldError[] } {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const { values, fields } = readScopeLines(data)
  for (const [name, value] of data) {
    if (!name.startsWith(KEPT)) continue
    const dimension = name.slice(KEPT.length)
    values[dimension] = [...(values[dimension] ?? []), String(value)]
  }
  const groups = [text('group_by'), text('and_by'), ...data.getAll('more_by').map(String)]
  return {
    input: {
      name: text('name'),
      frequency: text('frequency'),
      hour: Number(text('hour') || 'NaN'),
      format: text('format'),
      paper: text('paper') || 'a4',
      group_by: groups.filter((name, at) => name !== '' && groups.indexOf(name) === at),
      filters: values,
      channel_ids: data.getAll('channel_ids').map(String),
      is_paused: text('is_paused') !== '',
    },
    fields,
  }
}

/** The filters of a report as the form's lines, and those that it has no line for, by field. */
export function reportFormFilters(filters: SpendFilters): {
  lines: ScopeRow[]
  kept: { field: string; value: string }[]
} {
  const all = filterEntries(filters).map(([dimension, value]) => ({ dimension, value }))
  const isLine = (dimension: string) =>
    dimension.startsWith('tag.') || (BUDGET_DIMENSIONS as readonly string[]).includes(dimension)
  return {
    lines: all
      .filter(({ dimension }) => isLine(dimension))
      .map(({ dimension, value }) => ({ ...lineDimension(dimension), value })),
    kept: all
      .filter(({ dimension }) => !isLine(dimension))
      .map(({ dimension, value }) => ({ field: `${KEPT}${dimension}`, value })),
  }
}
