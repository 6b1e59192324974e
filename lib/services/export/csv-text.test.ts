import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { csvText } from './csv-text'

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
