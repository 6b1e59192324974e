import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { defuseText } from '../../domain/export/defuse-text'
import { csvRow } from './csv-text'

const csvText = (rows: readonly Parameters<typeof csvRow>[0][]) => rows.map(csvRow).join('')

const cells = (text: string): string[][] =>
  Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data

it.each(['a\nb', 'a\rb', 'a\r\nb', 'a,b', 'a "b"', "it's", ' a ', '😀'])(
  'gives %j back as one cell',
  (text) => {
    expect(
      cells(
        csvText([
          ['name', 'n'],
          [text, 1],
        ]),
      ),
    ).toEqual([
      ['name', 'n'],
      [text, '1'],
    ])
  },
)

it.each(['=1+1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '=HYPERLINK("a","b")'])(
  'defuses %j',
  (text) => {
    expect(cells(csvText([[text]]))).toEqual([[`'${text}`]])
  },
)

it.each(['-5', '0.000000000000001', '12', '1e5', "'x", '; =1'])('leaves %j as it is', (text) => {
  expect(cells(csvText([[text]]))).toEqual([[text]])
})

it('gives no spreadsheet that splits at semicolons a formula', () => {
  const read = Papa.parse<string[]>(csvText([['a;=1+1']]), { delimiter: ';', skipEmptyLines: true })
  expect(read.data).toEqual([['a;=1+1']])
})

it('gives back any text, number and nothing, cell by cell', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'a",;\t\r\n\' =') }),
  )
  const cell = fc.oneof(text, fc.integer(), fc.constant(null))
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 })
  fc.assert(
    fc.property(rows, (given) => {
      // A column that is never empty, so that no line is.
      const read = Papa.parse<string[]>(csvText(given.map((row) => ['x', ...row])), {
        delimiter: ',',
        newline: '\r\n',
      })
      const shown = (one: string | number | null) =>
        typeof one === 'string' ? defuseText(one) : String(one ?? '')
      expect(read.data.slice(0, -1)).toEqual(given.map((row) => ['x', ...row.map(shown)]))
    }),
  )
})
