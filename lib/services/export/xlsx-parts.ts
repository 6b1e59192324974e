import { wallClockOf } from '../../domain/calendar'
import type { ColumnKind } from '../../domain/export/column-kind'
import { defuseText } from '../../domain/export/defuse-text'
import type { Cell } from './table-file'

// The parts of an Office Open XML workbook (ECMA-376, SpreadsheetML) that a table needs.
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const FORMATS: Record<ColumnKind, string> = {
  text: '@',
  count: '#,##0',
  usd: '#,##0.00#############',
  number: 'General',
  day: 'yyyy\\-mm\\-dd',
  instant: 'yyyy\\-mm\\-dd\\ hh:mm:ss',
}
const KINDS = Object.keys(FORMATS) as ColumnKind[]
const DECIMAL = /^-?\d+(\.\d+)?$/
const DAY = /^\d{4}-\d\d-\d\d$/
// An instant with its offset, to the second or finer.
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
// Excel counts days from here (its 1900 was a leap year).
const DAY_ZERO = Date.UTC(1899, 11, 30)
// So that earlier days are others for others.
const FIRST_DAY = '1900-03-02'

/** The first lines of a sheet, until its rows. */
export function sheetOpening(widths: readonly number[], hasHeader: boolean): string {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${hasHeader ? pane : ''}</sheetView></sheetViews>${
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`
  }<sheetData>`
}

export const SHEET_END = '</sheetData></worksheet>'

/** A row of typed cells; money is written as the ledger's decimal, digit by digit, an instant as the zone's clock shows it. */
export function rowXml(
  kinds: readonly ColumnKind[],
  cells: readonly Cell[],
  { timeZone, isBold = false }: { timeZone: string; isBold?: boolean },
): string {
  return `<row>${kinds
    .map((kind, index) => cellXml(kind, cells[index] ?? null, { timeZone, isBold }))
    .join('')}</row>`
}

/** A row of names. */
export function headerXml(names: readonly string[]): string {
  return `<row>${names.map((name) => cellXml('text', name, { timeZone: 'UTC', isBold: true })).join('')}</row>`
}

function cellXml(
  named: ColumnKind,
  value: Cell,
  { timeZone, isBold }: { timeZone: string; isBold: boolean },
): string {
  const kind = kindOf(named, value)
  const style = KINDS.indexOf(kind) + 1 + (isBold ? KINDS.length : 0)
  if (value === null) return `<c s="${style}"/>`
  if (typeof value === 'number') return `<c s="${style}"><v>${value}</v></c>`
  if (kind === 'day') return `<c s="${style}"><v>${daySerial(Date.parse(`${value}T00:00:00Z`))}</v></c>`
  // A cell has no zone: what a clock in it shows.
  if (kind === 'instant')
    return `<c s="${style}"><v>${daySerial(wallClockOf(Date.parse(value), timeZone))}</v></c>`
  if (kind !== 'text' && DECIMAL.test(value)) return `<c s="${style}"><v>${value}</v></c>`
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(defuseText(value))}</t></is></c>`
}

// Names say the kind of a column; a cell whose value is no such thing is what it is.
function kindOf(named: ColumnKind, value: Cell): ColumnKind {
  const isTime = named === 'day' || named === 'instant'
  if (typeof value === 'number') return isTime || named === 'text' ? 'number' : named
  if (value === null || !isTime) return named
  if (value < FIRST_DAY) return 'text'
  return DAY.test(value) ? 'day' : INSTANT.test(value) ? 'instant' : 'text'
}

const daySerial = (ms: number): number => (ms - DAY_ZERO) / 86_400_000

// What a cell holds.
const MOST_CHARACTERS = 32_767
// XML has no place for other control characters, nor for halves of characters.
const NO_XML = /[\p{Surrogate}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

function escaped(text: string): string {
  const cut = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text
  return cut.replace(NO_XML, '\ufffd').replace(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character)
}

/** What makes parts a workbook: path and text of each, for sheets of these names in this order. */
export function workbookParts(sheets: readonly string[]): [path: string, text: string][] {
  const each = (line: (number: number, name: string) => string) =>
    sheets.map((name, index) => line(index + 1, escaped(name))).join('')
  const override = (path: string, type: string) =>
    `<Override PartName="${path}" ContentType="${TYPES}.${type}+xml"/>`
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`
  return [
    ['xl/styles.xml', stylesXml()],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${each(
        (number, name) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`,
      )}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((number) =>
        relationship(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`),
      )}${relationship('styles', 'styles', 'styles.xml')}</Relationships>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationship('workbook', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${each(
        (number) => override(`/xl/worksheets/sheet${number}.xml`, 'worksheet'),
      )}</Types>`,
    ],
  ]
}

// Style 0 is the standard one; then one a kind, and the same in bold.
function stylesXml(): string {
  const formats = KINDS.map(
    (kind, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(FORMATS[kind])}"/>`,
  )
  const styles = [0, 1].flatMap((font) =>
    KINDS.map(
      (_, index) =>
        `<xf numFmtId="${164 + index}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
    ),
  )
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${styles.join('')}</cellXfs></styleSheet>`
}
