import { displayNumberOf } from '../display/display-count'

// One, and many, of a table's rows.
const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  agent_run: ['run', 'runs'],
  alert: ['alert', 'alerts'],
  anomaly_mute: ['muted name', 'muted names'],
  api_key: ['API key', 'API keys'],
  audit_entry: ['entry of the audit log', 'entries of the audit log'],
  budget: ['budget', 'budgets'],
  channel: ['channel (who made it)', 'channels (who made them)'],
  import: ['import', 'imports'],
  csv_mapping: ['CSV mapping', 'CSV mappings'],
  import_drop_example: ['example of a dropped line', 'examples of dropped lines'],
  import_problem: ['line that was not read', 'lines that were not read'],
  outgoing_mail: ['mail', 'mails'],
  report_schedule: ['report', 'reports'],
  repricing: ['repricing', 'repricings'],
  saved_estimate: ['estimate', 'estimates'],
  saved_view: ['saved view', 'saved views'],
}

/** Rows of a table as a person counts them: "3 budgets"; by the table's own name where it has no better words. */
export function rowsInWords({ table, rows }: { table: string; rows: number }): string {
  const name = table.replaceAll('_', ' ')
  const [one, many] = WORDS[table] ?? [`row of ${name}`, `rows of ${name}`]
  return displayNumberOf(rows, one, many)
}
