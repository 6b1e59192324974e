/** What the cells of a file's column are. */
export type ColumnKind = 'count' | 'usd' | 'number' | 'day' | 'instant' | 'text'

const DAYS = /^(day|week|date|as_of|from|to|start|end|resets_on|.*_(day|start|end|on))$/
const INSTANTS = /^(at|hour|timestamp|effective_(from|to)|.*_(at|until))$/
const COUNTS =
  /(^|_)(tokens|events|requests|runs|calls|files|lines?|accepted|updated|duplicates|rejected|bytes|ms|members)(_|$)/
const NUMBERS = /(^|_)(rate|ratio|share|percent|factor|low|middle|high|passed|total)$/
// Lists and notes that speak of one.
const TEXTS = new Set(['thresholds', 'reasons'])

/** The kind of a column by its name: names say the unit here (`…_usd`, `…_tokens`, `…_percent`), values may be null. */
export function columnKind(name: string): ColumnKind {
  if (TEXTS.has(name) || name.startsWith('tag.')) return 'text'
  if (/_usd(_per_|$)/.test(name) || name.startsWith('usd_') || name === 'usd') return 'usd'
  if (DAYS.test(name)) return 'day'
  if (INSTANTS.test(name)) return 'instant'
  if (COUNTS.test(name)) return 'count'
  return NUMBERS.test(name) ? 'number' : 'text'
}
