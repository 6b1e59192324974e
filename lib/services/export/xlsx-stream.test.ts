import { buffer } from 'node:stream/consumers'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { TableFile } from './table-file'
import { xlsxStream } from './xlsx-stream'

const COLUMNS = ['day', 'model', 'project', 'events', 'cost_usd']
const row = (index: number) => ({
  day: '2026-11-25',
  model: `m${index}`,
  project: null,
  events: index,
  cost_usd: `0.00000000000000${index % 10}`,
})

const fileOf = (rest: Partial<TableFile> = {}): TableFile => ({
  title: 'Spend',
  columns: COLUMNS,
  batches: [[row(1), row(2)], [], [row(3)]],
  total: () => ({ events: 6, cost_usd: '378.351234567890123' }),
  timeZone: 'Asia/Kathmandu',
  about: [
    ['Time zone of its days and times', 'Asia/Kathmandu'],
    ['project', '=1+1'],
  ],
  ...rest,
})

async function partOf(bytes: Buffer, path: string): Promise<string> {
  const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  )
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => reject(new Error(`There is no ${path}.`)))
    zip.on('entry', (entry) => {
      if (entry.fileName !== path) return zip.readEntry()
      return zip.openReadStream(entry, (error, stream) =>
        error ? reject(error) : resolve(buffer(stream).then((text) => text.toString('utf8'))),
      )
    })
    zip.readEntry()
  })
}

describe('xlsxStream', () => {
  it('another reader finds typed cells, the total below, and the sheet that says what it is of', async () => {
    const { sheets } = await readXlsx(await buffer(xlsxStream(fileOf())))
    expect(sheets.map(({ name }) => name)).toEqual(['Spend', 'About'])
    expect(sheets[0]?.rows).toEqual([
      COLUMNS,
      [new Date('2026-11-25T00:00:00Z'), 'm1', null, 1, 0.000000000000001],
      [new Date('2026-11-25T00:00:00Z'), 'm2', null, 2, 0.000000000000002],
      [new Date('2026-11-25T00:00:00Z'), 'm3', null, 3, 0.000000000000003],
      ['Total', null, null, 6, Number('378.351234567890123')],
    ])
    expect(sheets[1]?.rows).toEqual([
      ['Time zone of its days and times', 'Asia/Kathmandu'],
      ['project', "'=1+1"],
    ])
  })

  it('holds money as the ledger does, digit by digit, where a number of the machine would round', async () => {
    const bytes = await buffer(xlsxStream(fileOf()))
    expect(String(Number('378.351234567890123'))).not.toBe('378.351234567890123')
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<v>378.351234567890123</v>')
  })

  // The hour that comes twice in Berlin is told by its offset in the CSV; a spreadsheet knows no zones.
  it.each([
    ['Asia/Kathmandu', '2026-11-25T18:15:00.999Z', '2026-11-26T00:00:00Z'],
    ['UTC', '2026-11-25T23:59:59+05:45', '2026-11-25T18:14:59Z'],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'],
    ['UTC', '1899-12-30T12:00:00Z', '1899-12-30T12:00:00Z'],
    ['UTC', '2026-11-25T09:30:00', '2026-11-25T09:30:00'],
    ['UTC', '2026-11-25', '2026-11-25T00:00:00Z'],
  ])('in %s, %s is a cell of %s', async (timeZone, at, found) => {
    const file = fileOf({ columns: ['started_at'], batches: [[{ started_at: at }]], timeZone })
    const { sheets } = await readXlsx(await buffer(xlsxStream(file)))
    const cell = sheets[0]?.rows[1]?.[0]
    expect(cell instanceof Date ? cell.toISOString().replace('.000Z', 'Z') : cell).toBe(found)
  })

  it('a number is one whatever its column is called', async () => {
    const file = fileOf({ columns: ['hour', 'turns', 'day'], batches: [[{ hour: 6, turns: 12, day: 3 }]] })
    const { sheets } = await readXlsx(await buffer(xlsxStream(file)))
    expect(sheets[0]?.rows[1]).toEqual([6, 12, 3])
  })

  it.each([
    ['=HYPERLINK("a","b")', '\'=HYPERLINK("a","b")'],
    ['+1', "'+1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\0=1', "'\ufffd=1"],
    ['  =1', "'  =1"],
    ['<b>&"\'', '<b>&"\''],
    ['a\r\nb', 'a\r\nb'],
    ['\ud800x', '\ufffdx'],
    ['😀 日本', '😀 日本'],
    ['2026-11-25', '2026-11-25'],
    ['0123', '0123'],
  ])('text stays text: %j', async (model, found) => {
    const batches = [[{ ...row(1), model }]]
    const { sheets } = await readXlsx(await buffer(xlsxStream(fileOf({ batches }))))
    expect(sheets[0]?.rows[1]?.[1]).toBe(found)
  })

  it.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [6, 3],
  ])('%i rows, two a sheet, are on %i sheets: no row is lost', async (count, sheetsOfRows) => {
    const all = Array.from({ length: count }, (_, index) => row(index + 1))
    const { sheets } = await readXlsx(await buffer(xlsxStream(fileOf({ batches: [all] }), 2)))
    const tables = sheets.slice(0, -1)
    expect(tables).toHaveLength(sheetsOfRows)
    expect(tables.map(({ rows }) => rows[0])).toEqual(Array(sheetsOfRows).fill(COLUMNS))
    const models = tables.flatMap(({ rows }) => rows.slice(1)).flatMap(([, model]) => model ?? [])
    expect(models).toEqual(all.map(({ model }) => model))
    expect(tables.at(-1)?.rows.at(-1)?.[0]).toBe('Total')
  })

  it('a reader that leaves ends the reading behind it', async () => {
    let ended = 0
    async function* endless() {
      try {
        for (let index = 0; ; index++) {
          await new Promise(setImmediate)
          yield Array.from({ length: 500 }, () => row(index))
        }
      } finally {
        ended++
      }
    }
    const out = xlsxStream(fileOf({ batches: endless() }))
    for await (const _ of out) break
    while (ended === 0) await new Promise(setImmediate)
    expect(ended).toBe(1)
  })

  it('reads nothing before somebody reads it', async () => {
    let isBegun = false
    async function* batches() {
      isBegun = true
      yield [row(1)]
    }
    const out = xlsxStream(fileOf({ batches: batches() }))
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate)
    expect(isBegun).toBe(false)
    await out.next()
    expect(isBegun).toBe(true)
    await out.return(undefined)
  })

  it('what goes wrong in the reading goes to the reader', async () => {
    async function* broken() {
      yield [row(1)]
      throw new Error('the database is away')
    }
    await expect(buffer(xlsxStream(fileOf({ batches: broken() })))).rejects.toThrow('the database is away')
  })
})
