import path from 'node:path'
import PDFDocument from 'pdfkit'
import { displayChange } from '../../domain/display/display-change'
import { displayCount } from '../../domain/display/display-count'
import { displayShare } from '../../domain/display/display-share'
import { displayDays, displayDaysUntil } from '../../domain/display/display-time'
import { displayExactUsd, displayUsd, femtoOf } from '../../domain/display/display-usd'
import { NO_FIGURE } from '../../domain/display/locale'
import type { Paper } from '../../domain/export/export-formats'
import type { ReportTable, SpendReportPages } from '../../domain/export/spend-report-pages'
import { sumTokens } from '../../domain/usage/sum-tokens'

const MARGIN = 48
const FOOT = 34
const ROW = 17
const MOST_LABELS = 8
// Figures of one width.
const FIGURES: { features: PDFKit.Mixins.OpenTypeFeatures[] } = { features: ['tnum'] }
const INK = '#18181b'
const SOFT = '#71717a'
const LINE = '#e4e4e7'
const BAR = '#2f5fd0'

/** A report of spend as PDF: headline figures, a chart as vectors, tables over as many pages as they need, notes, page numbers. */
export function spendPdf(report: SpendReportPages, paper: Paper): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: paper === 'a4' ? 'A4' : 'LETTER',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: 'en',
    info: {
      Title: `${report.title}, ${report.organizationName}, ${report.from} to ${report.to}`,
      Author: 'Outlay',
      Creator: 'Outlay',
    },
  })
  // Asked for at run time: Next's bundler would answer a plain createRequire with a number of its own.
  const { createRequire } = process.getBuiltinModule('node:module')
  const geist = createRequire(import.meta.url).resolve('geist/font/sans')
  const fonts = path.join(path.dirname(geist), 'fonts/geist-sans')
  doc.registerFont('regular', path.join(fonts, 'Geist-Regular.ttf'))
  doc.registerFont('bold', path.join(fonts, 'Geist-SemiBold.ttf'))
  drawHead(doc, report)
  drawHeadline(doc, report)
  drawBars(doc, report)
  for (const table of report.tables) drawTable(doc, table)
  drawNotes(doc, report.notes)
  numberPages(doc, report)
  doc.end()
  return doc
}

const widthOf = (doc: PDFKit.PDFDocument) => doc.page.width - 2 * MARGIN
const bottomOf = (doc: PDFKit.PDFDocument) => doc.page.height - MARGIN - FOOT

function text(
  doc: PDFKit.PDFDocument,
  font: 'regular' | 'bold',
  size: number,
  colour = INK,
): PDFKit.PDFDocument {
  return doc.font(font).fontSize(size).fillColor(colour)
}

function drawHead(
  doc: PDFKit.PDFDocument,
  { title, organizationName, from, to, timeZone, madeAt }: SpendReportPages,
): void {
  text(doc, 'bold', 20).text(title, MARGIN, MARGIN)
  text(doc, 'regular', 11).text(`${organizationName} · ${displayDays(from, to, true)}`, { paragraphGap: 2 })
  text(doc, 'regular', 8.5, SOFT).text(`Days in ${timeZone}. Made at ${madeAt}.`)
  doc.y += 14
}

function drawHeadline(doc: PDFKit.PDFDocument, { total, before, timeZone }: SpendReportPages): void {
  const top = doc.y
  const column = widthOf(doc) / 3
  const figure = (at: number, label: string, value: string, note: string) => {
    const x = MARGIN + at * column
    text(doc, 'regular', 8.5, SOFT).text(label, x, top, { width: column - 12 })
    text(doc, 'bold', 17).text(value, x, top + 13, { width: column - 12 })
    text(doc, 'regular', 8.5, SOFT).text(note, x, top + 37, { width: column - 12 })
  }
  const exactly =
    total.costUsd === null
      ? total.events === 0
        ? 'there were no calls'
        : 'no call has a price'
      : `exactly ${displayExactUsd(total.costUsd)}`
  figure(0, 'Spent', displayUsd(total.costUsd), exactly)
  if (before) {
    const compared = { start: before.from, end: before.to }
    const days = `Against ${displayDaysUntil(compared, before.until, timeZone, true)}`
    if (total.costUsd === null || before.costUsd === null) {
      const note = before.costUsd === null ? 'no cost is known of then' : `from ${displayUsd(before.costUsd)}`
      figure(1, days, NO_FIGURE, note)
    } else {
      const { amount, percent } = displayChange(total.costUsd, before.costUsd)
      const note = `from ${displayUsd(before.costUsd)}`
      figure(1, days, amount, percent === null ? note : `${note}, ${percent}`)
    }
  }
  figure(
    2,
    'Calls',
    displayCount(total.events),
    `${displayCount(sumTokens(total))} tokens${total.unpricedEvents > 0 ? `; ${displayCount(total.unpricedEvents)} calls without a price` : ''}`,
  )
  doc.x = MARGIN
  doc.y = top + 72
}

// What is drawn here is a picture; its figures are read by the numbers on its axis, and days in the tables of files.
function drawBars(doc: PDFKit.PDFDocument, { bars, barsTitle }: SpendReportPages): void {
  const height = 120
  const amounts = bars.map(({ costUsd }) => Number(costUsd ?? 0))
  const most = Math.max(...amounts, 0)
  if (bars.length === 0 || most === 0) return
  text(doc, 'bold', 11).text(barsTitle, MARGIN, doc.y, { paragraphGap: 6 })
  const top = doc.y + 4
  const axis = 52
  const left = MARGIN + axis
  const width = widthOf(doc) - axis
  const step = niceStep(most / 3)
  const ceiling = Math.ceil(most / step) * step
  for (let value = 0; value <= ceiling + step / 2; value += step) {
    const y = top + height - (value / ceiling) * height
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke()
    // Never with an exponent, which small numbers have as text.
    const label = displayUsd(Number(value.toPrecision(12)).toFixed(15))
    text(doc, 'regular', 7.5, SOFT).text(label, MARGIN, y - 4, {
      width: axis - 8,
      align: 'right',
      lineBreak: false,
    })
  }
  const slot = width / bars.length
  amounts.forEach((amount, index) => {
    const size = (amount / ceiling) * height
    if (size > 0)
      doc
        .rect(left + index * slot + slot * 0.14, top + height - size, Math.max(0.5, slot * 0.72), size)
        .fill(BAR)
  })
  // At equal distances.
  for (let index = 0; index < bars.length; index += Math.ceil(bars.length / MOST_LABELS)) {
    text(doc, 'regular', 7.5, SOFT).text(bars[index]?.label ?? '', left + index * slot, top + height + 4, {
      lineBreak: false,
    })
  }
  doc.x = MARGIN
  doc.y = top + height + 28
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 2.5, 5, 10].find((one) => one * power >= least) ?? 10) * power
}

function drawTable(doc: PDFKit.PDFDocument, table: ReportTable): void {
  const total = femtoOf(table.total.costUsd ?? '0')
  const width = widthOf(doc)
  // Name, calls, tokens, spent, share: what is left is the name's.
  const widths = [width - 255, 50, 85, 75, 45]
  const line = (cells: readonly string[], font: 'regular' | 'bold', colour = INK) => {
    const y = doc.y
    let x = MARGIN
    cells.forEach((cell, index) => {
      const room = (widths[index] ?? 0) - (index === 0 ? 10 : 0)
      text(doc, font, 8.5, colour).text(fitting(doc, cell, room), x, y + 4, {
        // A width wraps what is broken by spaces, whatever else is said: a name has none, and was cut to fit.
        ...(index > 0 && { width: room, align: 'right' }),
        ...FIGURES,
        lineBreak: false,
      })
      x += widths[index] ?? 0
    })
    doc
      .moveTo(MARGIN, y + ROW)
      .lineTo(MARGIN + width, y + ROW)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke()
    doc.x = MARGIN
    doc.y = y + ROW
  }
  const header = () => line([table.nameLabel, 'Calls', 'Tokens', 'Spent', 'Share'], 'regular', SOFT)
  if (doc.y + 4 * ROW + 20 > bottomOf(doc)) doc.addPage()
  text(doc, 'bold', 11).text(table.title, MARGIN, doc.y, { paragraphGap: 2 })
  header()
  const cellsOf = (name: string, row: ReportTable['total']) => [
    name,
    displayCount(row.events),
    displayCount(sumTokens(row)),
    displayUsd(row.costUsd),
    row.costUsd === null ? NO_FIGURE : displayShare(femtoOf(row.costUsd), total),
  ]
  for (const row of table.rows) {
    if (doc.y + ROW > bottomOf(doc)) {
      doc.addPage()
      header()
    }
    line(cellsOf(row.name, row), 'regular')
  }
  if (doc.y + ROW > bottomOf(doc)) doc.addPage()
  line(cellsOf('Total', table.total), 'bold')
  doc.y += 18
}

// A name that is too long ends in an ellipsis; the files for spreadsheets have all of it.
function fitting(doc: PDFKit.PDFDocument, name: string, width: number): string {
  const one = name.replace(/\s+/g, ' ')
  if (doc.widthOfString(one, FIGURES) <= width) return one
  const letters = [...one]
  let [low, high] = [0, letters.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (doc.widthOfString(`${letters.slice(0, middle).join('')}…`, FIGURES) <= width) low = middle
    else high = middle - 1
  }
  return `${letters.slice(0, low).join('')}…`
}

function drawNotes(doc: PDFKit.PDFDocument, notes: readonly string[]): void {
  const options = { width: widthOf(doc), paragraphGap: 3 }
  text(doc, 'regular', 8.5)
  const height = notes.reduce((sum, note) => sum + doc.heightOfString(note, options), 24)
  // Together where a page holds them.
  if (doc.y + height > bottomOf(doc)) doc.addPage()
  text(doc, 'bold', 11).text('Notes', MARGIN, doc.y, { paragraphGap: 4 })
  for (const note of notes) text(doc, 'regular', 8.5, SOFT).text(note, options)
}

function numberPages(doc: PDFKit.PDFDocument, { organizationName, from, to }: SpendReportPages): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    const y = doc.page.height - MARGIN - 8
    // Below the margin, text would begin a page of its own.
    doc.page.margins.bottom = 0
    const at = { width: widthOf(doc), lineBreak: false }
    text(doc, 'regular', 7.5, SOFT).text(
      fitting(doc, `${organizationName} · ${displayDays(from, to, true)}`, widthOf(doc) - 120),
      MARGIN,
      y,
      at,
    )
    doc.text(`Page ${page - start + 1} of ${count}`, MARGIN, y, { ...at, align: 'right' })
  }
}
