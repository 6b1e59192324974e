import Papa from 'papaparse'
import { flatColumnOf } from '../formats/flat-columns'
import { CSV_COUNTS, CSV_FIELD_NAMES, CSV_FIELDS, type CsvField } from './csv-fields'
import { type CsvMapping, DELIMITERS, type DecimalMark, type TimestampFormat } from './csv-mapping'

/** A mapping that is not complete: what the file does not say is null, to be asked for. */
export interface CsvMappingDraft
  extends Omit<CsvMapping, 'delimiter' | 'timestamp_format' | 'decimal_mark' | 'currency'> {
  delimiter: (typeof DELIMITERS)[number]
  timestamp_format: TimestampFormat | null
  decimal_mark: DecimalMark | null
  currency: { code: string; usd_per_unit: string } | null
}

/** What separates the cells of a header: what cuts it into most of them. */
export function guessDelimiter(header: string): (typeof DELIMITERS)[number] {
  const widths = DELIMITERS.map((delimiter) => ({
    delimiter,
    width: Papa.parse<string[]>(header, { delimiter, preview: 1 }).data[0]?.length ?? 0,
  }))
  return widths.reduce((best, one) => (one.width > best.width ? one : best), {
    delimiter: ',' as const,
    width: 0,
  } as (typeof widths)[number]).delimiter
}

/** Names that spreadsheets of other languages and tools give, beside the usual ones of logs. */
const MORE_NAMES: readonly [RegExp, CsvField | 'time'][] = [
  [/^(datum|zeitpunkt|zeitstempel|fecha|jour|tag)$/i, 'timestamp'],
  [/^(uhrzeit|zeit|hora|heure)$/i, 'time'],
  [/^(modell|modelo|modèle)$/i, 'model'],
  [/^(anbieter|proveedor|fournisseur)$/i, 'provider'],
  [/^(eingabe|input|entrada|entrée).*token/i, 'input_tokens'],
  [/^(ausgabe|output|salida|sortie).*token/i, 'output_tokens'],
  [/^(kosten|betrag|costo?|coût|preis|charges?|cost|amount)\b/i, 'cost'],
  [/^(projekt|proyecto|projet|repository)$/i, 'project'],
  [/^(benutzer|nutzer|person|mitarbeiter|usuario|utilisateur|e-?mail)$/i, 'user'],
]

/**
 * What the columns of a file may mean, by their names and first cells. What the cells leave open (the order of day and
 * month, the decimal mark, the currency) stays null: it is asked for, never guessed.
 */
export function guessMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { delimiter, timeZone }: { delimiter: CsvMappingDraft['delimiter']; timeZone: string },
): CsvMappingDraft {
  const columns = guessColumns(header)
  const cellsOf = (name: string | undefined): string[] => {
    const at = name === undefined ? -1 : header.indexOf(name)
    return at === -1 ? [] : rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
  }
  const amounts = cellsOf(columns.cost)
  const counts = [...CSV_COUNTS].flatMap((field) => cellsOf(columns[field]))
  return {
    delimiter,
    columns,
    timestamp_format: guessTimestampFormat(cellsOf(columns.timestamp)),
    time_zone: timeZone,
    decimal_mark: guessDecimalMark([...amounts.map((cell) => cell.replace(/[^\d.,]/g, '')), ...counts]),
    input_includes_cache: isInclusive(header, columns.input_tokens),
    currency: guessCurrency([columns.cost ?? '', ...amounts]),
  }
}

function guessColumns(header: readonly string[]): CsvMapping['columns'] {
  const fieldOf = new Map(CSV_FIELD_NAMES.map((name) => [CSV_FIELDS[name] as string, name]))
  fieldOf.set('inputInclusive', 'input_tokens')
  fieldOf.set('cacheReadInclusive', 'cache_read_tokens')
  fieldOf.set('cacheWrite', 'cache_write_5m_tokens')
  const best = new Map<CsvField | 'time', { name: string; preference: number }>()
  for (const name of header) {
    const known = flatColumnOf(name)
    const field =
      (known && fieldOf.get(known.field)) ?? MORE_NAMES.find(([pattern]) => pattern.test(name.trim()))?.[1]
    if (field === undefined || name === '') continue
    const preference = known?.preference ?? 50
    if (preference < (best.get(field)?.preference ?? 99)) best.set(field, { name, preference })
  }
  return Object.fromEntries([...best].map(([field, { name }]) => [field, name]))
}

function isInclusive(header: readonly string[], input: string | undefined): boolean {
  return input !== undefined && header.includes(input) && flatColumnOf(input)?.field === 'inputInclusive'
}

/** Null where the cells may be of more than one format. */
export function guessTimestampFormat(cells: readonly string[]): TimestampFormat | null {
  const all = (pattern: RegExp) => cells.length > 0 && cells.every((cell) => pattern.test(cell))
  if (all(/^\d{9,19}(\.\d+)?$/)) return 'epoch'
  if (all(/^\d{4}-\d{2}-\d{2}/)) return 'iso'
  if (all(/^\d{4}[./-]\d{1,2}[./-]\d{1,2}/)) return 'year_month_day'
  if (all(/^\d{1,2}\.\d{1,2}\.\d{2,4}/)) return 'day_month_year'
  if (!all(/^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}/)) return null
  const parts = cells.map((cell) => cell.split(/[/-]/).map(Number))
  if (parts.some(([first = 0]) => first > 12)) return 'day_month_year'
  return parts.some(([, second = 0]) => second > 12) ? 'month_day_year' : null
}

/** Null where the cells may be read with either mark, as "1.234" may; a dot where no cell has one at all. */
export function guessDecimalMark(cells: readonly string[]): DecimalMark | null {
  const marked = cells.filter((cell) => /[.,]/.test(cell))
  if (marked.length === 0) return '.'
  const says = (mark: DecimalMark, other: DecimalMark) =>
    marked.some(
      (cell) =>
        new RegExp(`\\${mark}(\\d{1,2}|\\d{4,})$`).test(cell) ||
        new RegExp(`^0\\${mark}\\d`).test(cell) ||
        new RegExp(`\\${other}\\d{3}\\${mark}`).test(cell) ||
        new RegExp(`(\\${other}\\d{3}){2,}$`).test(cell),
    )
  const [dot, comma] = [says('.', ','), says(',', '.')]
  return dot === comma ? null : dot ? '.' : ','
}

const CURRENCIES: readonly [RegExp, string][] = [
  [/€|\beur\b|\beuro\b|_eur\b/i, 'EUR'],
  [/£|\bgbp\b|_gbp\b/i, 'GBP'],
  [/\$|\busd\b|_usd\b|dollar/i, 'USD'],
]

function guessCurrency(texts: readonly string[]): CsvMappingDraft['currency'] {
  const found = new Set(
    texts.flatMap((text) => CURRENCIES.find(([pattern]) => pattern.test(text))?.[1] ?? []),
  )
  const [code] = found
  if (found.size !== 1 || code === undefined) return null
  return { code, usd_per_unit: code === 'USD' ? '1' : '' }
}
