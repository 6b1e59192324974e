import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type ColumnKind, columnKind } from '../../domain/export/column-kind'
import type { TableFile, TableRow } from './table-file'
import { headerXml, rowXml, SHEET_END, sheetOpening, workbookParts } from './xlsx-parts'

/** Rows that Excel holds on a sheet, less the header and the total. */
const MOST_ROWS = 1_048_576 - 2
const WIDTHS: Partial<Record<ColumnKind, number>> = { text: 26, instant: 20 }

/**
 * An Excel workbook as it is made: sheets of typed cells with the exact total below the last, and one that says what it
 * is of. Memory does not grow with the rows.
 */
export async function* xlsxStream(file: TableFile, mostRows = MOST_ROWS): AsyncGenerator<Uint8Array> {
  // Nothing is begun for who never reads.
  yield* openWorkbook(file, mostRows)
}

function openWorkbook(file: TableFile, mostRows: number): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  const fail = (error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  zip.outputStream.pipe(out)
  write(file, zip, out, mostRows).catch(fail)
  return out
}

async function write(file: TableFile, zip: ZipFile, out: Readable, mostRows: number): Promise<void> {
  const names: string[] = []
  const add = async (name: string, lines: AsyncIterable<string> | Iterable<string>) => {
    const part = Readable.from(lines, { objectMode: false })
    const stop = () => void part.destroy()
    out.once('close', stop)
    zip.addReadStream(part, `xl/worksheets/sheet${names.push(name)}.xml`)
    // A reader that went away ends it too.
    await new Promise((resolve, reject) => part.once('close', resolve).once('error', reject))
    out.off('close', stop)
    if (out.destroyed) throw new Error('Nobody reads this file any more.')
  }
  const rows = new Rows(file.batches)
  try {
    // What goes wrong at once is known before the first byte.
    await rows.begin()
    do {
      await add(
        names.length === 0 ? file.title : `${file.title} ${names.length + 1}`,
        sheet(file, rows, mostRows),
      )
    } while (!rows.isDone)
  } finally {
    await rows.close()
  }
  await add('About', about(file))
  for (const [path, text] of workbookParts(names)) zip.addBuffer(Buffer.from(text), path)
  zip.end()
}

async function* sheet(
  { columns, total, timeZone }: TableFile,
  rows: Rows,
  mostRows: number,
): AsyncGenerator<string> {
  const kinds = columns.map(columnKind)
  yield sheetOpening(
    kinds.map((kind) => WIDTHS[kind] ?? 16),
    true,
  )
  yield headerXml(columns)
  for (let left = mostRows; left > 0; ) {
    const some = await rows.take(left)
    if (some.length === 0) break
    left -= some.length
    yield some
      .map((row) =>
        rowXml(
          kinds,
          columns.map((name) => row[name] ?? null),
          { timeZone },
        ),
      )
      .join('')
  }
  if (rows.isDone && total) {
    const sums = total()
    yield rowXml(
      kinds,
      columns.map((name, index) => (name in sums ? (sums[name] ?? null) : index === 0 ? 'Total' : null)),
      { timeZone, isBold: true },
    )
  }
  yield SHEET_END
}

function* about({ about: lines, timeZone }: TableFile): Generator<string> {
  yield sheetOpening([32, 100], false)
  for (const [label, value] of lines) yield rowXml(['text', 'text'], [label, value], { timeZone })
  yield SHEET_END
}

/** Rows out of batches, so many at a time; knows whether there are more. */
class Rows {
  readonly #batches: AsyncIterator<readonly TableRow[]> | Iterator<readonly TableRow[]>
  #waiting: readonly TableRow[] = []
  isDone = false

  constructor(batches: TableFile['batches']) {
    this.#batches =
      Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]()
  }

  async begin(): Promise<void> {
    await this.#fill()
  }

  async take(most: number): Promise<readonly TableRow[]> {
    await this.#fill()
    const some = this.#waiting.slice(0, most)
    this.#waiting = this.#waiting.slice(most)
    await this.#fill()
    return some
  }

  async close(): Promise<void> {
    if (!this.isDone) await this.#batches.return?.()
  }

  async #fill(): Promise<void> {
    while (!this.isDone && this.#waiting.length === 0) {
      const { done, value } = await this.#batches.next()
      if (done) this.isDone = true
      else this.#waiting = value
    }
  }
}
