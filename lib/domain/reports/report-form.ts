import { readScopeLines } from '../budgets/read-budget-form'
import type { FieldError } from '../errors'

/** What a form of a report says, as the API takes it; what is wrong with its lines of filters. */
export function readReportForm(data: FormData): { input: Record<string, unknown>; fields: FieldError[] } {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const { values, fields } = readScopeLines(data)
  return {
    input: {
      name: text('name'),
      frequency: text('frequency'),
      hour: Number(text('hour') || 'NaN'),
      format: text('format'),
      paper: text('paper') || 'a4',
      group_by: [text('group_by'), text('and_by')].filter(
        (name, at, all) => name !== '' && all.indexOf(name) === at,
      ),
      filters: values,
      channel_ids: data.getAll('channel_ids').map(String),
      is_paused: text('is_paused') !== '',
    },
    fields,
  }
}
