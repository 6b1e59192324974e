import { describe, expect, it } from 'vitest'
import { CsvRows } from '../formats/csv-rows'
import type { UsageEvent } from '../usage-event'
import { type CsvMapping, csvMappingSchema, headerFingerprint } from './csv-mapping'
import { guessDecimalMark, guessDelimiter, guessMapping, guessTimestampFormat } from './guess-mapping'
import { MappedCsvReader } from './mapped-csv-reader'
import { previewCsv, readCsvHead } from './preview-csv'
import { readAmount } from './read-amount'
import { readInstant } from './read-instant'
import { readNumber } from './read-number'

const HEADER = 'Datum;Uhrzeit;Modell;Eingabe-Token;Ausgabe-Token;Kosten (EUR);Projekt;Kostenstelle'
const GERMAN: CsvMapping = csvMappingSchema.parse({
  delimiter: ';',
  columns: {
    ...{ timestamp: 'Datum', time: 'Uhrzeit', model: 'Modell', project: 'Projekt', cost: 'Kosten (EUR)' },
    ...{ input_tokens: 'Eingabe-Token', output_tokens: 'Ausgabe-Token' },
  },
  tags: { cost_center: 'Kostenstelle' },
  timestamp_format: 'day_month_year',
  time_zone: 'Europe/Berlin',
  decimal_mark: ',',
  currency: { code: 'EUR', usd_per_unit: '1.1' },
})
const ROWS = [
  '01.11.2026;09:30;gpt-5.5;1.204;350;0,50 €;Kran;4711',
  '02.11.2026;09:30;gpt-5.5;zwölf;350;;Kran;4711',
  '01.11.2026;09:30;gpt-5.5;1.204;350;0,50 €;Kran;4711',
]

function readAll(text: string, mapping: CsvMapping) {
  const events: UsageEvent[] = []
  const problems: string[] = []
  const sink = {
    event: (event: UsageEvent) => events.push(event),
    problem: (line: number, message: string) => problems.push(`${line}: ${message}`),
  }
  const reader = new MappedCsvReader(mapping, { fileName: 'a.csv', undatedAtMs: 0, withSourceRef: true })
  const rows = new CsvRows(() => ({
    delimiter: reader.delimiter,
    header: (cells) => reader.header(cells, sink),
    row: (cells, line) => reader.row(cells, line, sink),
    end: () => undefined,
  }))
  rows.write(text, sink)
  rows.end(sink)
  return { events, problems }
}

describe('a German CSV', () => {
  it('is read in its zone, its marks and its currency, good rows beside bad ones', () => {
    const { events, problems } = readAll([HEADER, ...ROWS].join('\r\n'), GERMAN)
    expect(events).toMatchObject([
      {
        // Winter time.
        occurredAtMs: Date.parse('2026-11-01T08:30:00Z'),
        ...{ model: 'gpt-5.5', inputTokens: 1204, outputTokens: 350, reportedCostUsd: '0.55' },
        ...{ project: 'Kran', tags: { cost_center: '4711' }, sourceRef: 'a.csv:2' },
      },
      { sourceRef: 'a.csv:4' },
    ])
    expect(problems).toEqual(['3: input_tokens: “zwölf” is no whole number of 0 or more'])
    // Two equal rows are two calls; the same file again is the same two.
    expect(events[1]?.id).toBe(`${events[0]?.id}#2`)
    expect(readAll([HEADER, ...ROWS].join('\n'), GERMAN).events.map(({ id }) => id)).toEqual(
      events.map(({ id }) => id),
    )
  })

  it('is previewed as it will be read', () => {
    const text = `${[HEADER, ...ROWS].join('\n')}\n`
    const { rows, problems } = previewCsv(text, GERMAN, { isWhole: true, limit: 2 })
    const whole = readAll(text, GERMAN)
    expect(rows.map(({ line }) => line)).toEqual([2, 3])
    expect(rows[0]?.read).toEqual({ ok: true, event: { ...whole.events[0], sourceRef: null } })
    expect(rows[1]?.read).toEqual({ ok: false, message: whole.problems[0]?.slice(3) })
    expect(problems).toEqual([])
    expect(readCsvHead(text, ';', { isWhole: true, limit: 1 })).toEqual({
      header: HEADER.split(';'),
      rows: [ROWS[0]?.split(';')],
    })
  })

  it('with other columns is not read at all, and says which are not there', () => {
    const { events, problems } = readAll(`Tag;Modell\n01.11.2026;gpt-5.5\n`, GERMAN)
    expect([events, problems]).toEqual([
      [],
      [expect.stringMatching(/^1: the header has no column “Ausgabe-Token”, “Datum”/)],
    ])
  })

  it('is guessed from its header and cells; what they leave open is asked', () => {
    const cells = ROWS.map((row) => row.split(';'))
    expect(guessDelimiter(HEADER)).toBe(';')
    expect(guessMapping(HEADER.split(';'), cells, { delimiter: ';', timeZone: 'Europe/Berlin' })).toEqual({
      ...{
        delimiter: ';',
        time_zone: 'Europe/Berlin',
        timestamp_format: 'day_month_year',
        decimal_mark: ',',
      },
      columns: GERMAN.columns,
      input_includes_cache: false,
      currency: { code: 'EUR', usd_per_unit: '' },
    })
    const open = guessMapping(
      ['date', 'model', 'prompt_tokens', 'cost'],
      [['01/02/2026', 'm', '1,204', '1.500']],
      { delimiter: ',', timeZone: 'UTC' },
    )
    expect(open).toMatchObject({ timestamp_format: null, decimal_mark: null, currency: null })
    expect(open.input_includes_cache).toBe(true)
  })
})

it.each([
  ['1.234', ',', '1234'],
  ['1.234', '.', '1.234'],
  ['1.234,56', ',', '1234.56'],
  ['1,234,567.5', '.', '1234567.5'],
  ['1 234', ',', '1234'],
  ['1’234.50', '.', '1234.50'],
  [',5', ',', '0.5'],
  ['5,', ',', '5'],
  ['1e-3', '.', '1e-3'],
  ['1.23', ',', null],
  ['12.34.567', ',', null],
  ['1,234', ',', '1.234'],
  ['-5', '.', null],
  ['', '.', null],
  ['.', '.', null],
] as const)('number %j with %j is %j', (cell, mark, expected) => {
  expect(readNumber(cell, mark)).toBe(expected)
})

it.each([
  ['iso', '2026-11-01T09:30:00Z', 'Europe/Berlin', '2026-11-01T09:30:00Z'],
  ['iso', '2026-11-01 09:30:00+0530', 'Europe/Berlin', '2026-11-01T04:00:00Z'],
  ['iso', '2026-11-01 09:30', 'Europe/Berlin', '2026-11-01T08:30:00Z'],
  ['iso', '2026-11-01', 'Europe/Berlin', '2026-10-31T23:00:00Z'],
  ['iso', '2026-11-01 09:30 UTC', 'Europe/Berlin', '2026-11-01T09:30:00Z'],
  ['day_month_year', '1.7.26', 'Asia/Kathmandu', '2026-06-30T18:15:00Z'],
  ['day_month_year', '31/12/2026, 23:59:59,5', 'UTC', '2026-12-31T23:59:59Z'],
  ['month_day_year', '12/31/2026 11:05 PM', 'UTC', '2026-12-31T23:05:00Z'],
  ['month_day_year', '12/31/2026 12:05 AM', 'UTC', '2026-12-31T00:05:00Z'],
  ['year_month_day', '2026/1/2', 'UTC', '2026-01-02T00:00:00Z'],
  ['epoch', '1793525400', 'Europe/Berlin', '2026-11-01T09:30:00Z'],
  // The hour that comes twice is its second here; the one that is skipped is by the old clock.
  ['iso', '2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T01:30:00Z'],
  ['iso', '2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['day_month_year', '12/31/2026', 'UTC', null],
  ['month_day_year', '31/12/2026', 'UTC', null],
  ['day_month_year', '30.02.2026', 'UTC', null],
  ['day_month_year', '1.1.026', 'UTC', null],
  ['month_day_year', '1/1/2026 13:00 PM', 'UTC', null],
  ['iso', 'yesterday', 'UTC', null],
  ['epoch', '2026-11-01', 'UTC', null],
] as const)('%s: %j in %s is %s', (timestamp_format, cell, time_zone, expected) => {
  const ms = readInstant(cell, '', { timestamp_format, time_zone })
  expect(ms === null ? null : new Date(ms).toISOString().replace('.000', '')).toBe(expected)
})

it.each([
  ['0,50 €', { ok: true, usd: '0.55' }],
  ['EUR 1.000,00', { ok: true, usd: '1100' }],
  ['-', { ok: true, usd: null }],
  ['$0,50', { ok: false }],
  ['0,50 USD', { ok: false }],
  ['-0,50', { ok: false }],
  ['0.50', { ok: false }],
] as const)('amount %j in euros at 1.1 is %j', (cell, expected) => {
  expect(readAmount(cell, GERMAN)).toMatchObject(expected)
})

it.each([
  [{ columns: { model: 'm' } }, 'columns.timestamp'],
  [{ columns: { timestamp: 't' } }, 'columns.model'],
  [{ columns: { timestamp: 't', cost: 'c' } }, 'currency'],
  [
    { columns: { timestamp: 't', cost: 'c' }, currency: { code: 'EUR', usd_per_unit: '0' } },
    'currency.usd_per_unit',
  ],
  [
    { columns: { timestamp: 't', cost: 'c' }, currency: { code: 'USD', usd_per_unit: '2' } },
    'currency.usd_per_unit',
  ],
  [{ columns: { timestamp: 't', model: 'm' }, time_zone: 'Berlin' }, 'time_zone'],
  [{ columns: { timestamp: 't', model: 'm', colour: 'c' } }, 'columns'],
])('a mapping of %j is refused for %s', (changes, path) => {
  const base = { delimiter: ',', timestamp_format: 'iso', time_zone: 'UTC', decimal_mark: '.' }
  const parsed = csvMappingSchema.safeParse({ ...base, ...changes })
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
})

it('a cell of megabytes is a problem at once', () => {
  const cell = `1${' '.repeat(5_000_000)}x`
  const startedAt = performance.now()
  expect(readNumber(cell, '.')).toBeNull()
  expect(readAmount(cell, GERMAN).ok).toBe(false)
  expect(readInstant(cell, cell, GERMAN)).toBeNull()
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})

it('cached tokens inside the input are taken out where the mapping says so', () => {
  const mapping = csvMappingSchema.parse({
    ...{ delimiter: ',', timestamp_format: 'iso', time_zone: 'UTC', decimal_mark: '.' },
    columns: { timestamp: 't', model: 'm', input_tokens: 'i', cache_read_tokens: 'c' },
    input_includes_cache: true,
  })
  const { events } = readAll('t,m,i,c\n2026-11-01,gpt-5.5,1000,400\n', mapping)
  expect(events).toMatchObject([{ inputTokens: 600, cacheReadTokens: 400 }])
})

it.each([
  [['01/02/2026', '13/02/2026'], 'day_month_year'],
  [['01/02/2026', '01/13/2026'], 'month_day_year'],
  [['01/02/2026'], null],
  [['2026-11-01'], 'iso'],
  [['2026/11/01'], 'year_month_day'],
  [['1793525400'], 'epoch'],
  [['soon'], null],
  [[], null],
])('%j are of format %s', (cells, expected) => {
  expect(guessTimestampFormat(cells)).toBe(expected)
})

it.each([
  [['1,5'], ','],
  [['0.125'], '.'],
  [['1.234', '2.345'], null],
  [['1.234', '2,5'], ','],
  [['1.234.567'], ','],
  [['12'], '.'],
])('%j have the decimal mark %s', (cells, expected) => {
  expect(guessDecimalMark(cells)).toBe(expected)
})

it('a header is known again by its names, whatever stands around them', () => {
  expect(headerFingerprint(['a ', 'b'])).toBe(headerFingerprint(['a', ' b']))
  expect(headerFingerprint(['a', 'b'])).not.toBe(headerFingerprint(['b', 'a']))
})
