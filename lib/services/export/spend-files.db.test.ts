import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { displayExactUsd, displayUsd } from '../../domain/display/display-usd'
import type { MemberCaller } from '../../domain/members/caller'
import { formatUsd, parseUsd } from '../../domain/money'
import type { SpendDimension } from '../../domain/usage/spend'
import { measuresJson, rowJson } from '../../domain/usage/to-wire-spend'
import { makeOrganization } from '../../testing/make-organization'
import { readPdf } from '../../testing/read-pdf'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { readSpend } from '../usage/read-spend'
import { composeSpendPages } from './compose-spend-pages'
import { csvStream } from './csv-stream'
import { jsonStream } from './json-stream'
import { spendPdf } from './spend-pdf'
import type { TableFile } from './table-file'
import { xlsxStream } from './xlsx-stream'

afterAll(disconnectDatabase)

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30', filters: {} }
// More rows than are read at once.
const CALLS = 2_300

describe('files of spend', () => {
  let caller: MemberCaller

  beforeAll(async () => {
    caller = await makeOrganization({ name: 'Acme & Söhne', timeZone: 'Europe/Berlin' })
    const records = Array.from({ length: CALLS }, (_, index) => ({
      json: {
        id: `c${index}`,
        timestamp: new Date(Date.UTC(2026, 10, 1 + (index % 28), index % 24)).toISOString(),
        ...(index % 50 === 0
          ? { model: 'of-no-price', input_tokens: 3 }
          : { cost_usd: `0.00${index}123456789`.slice(0, 17) }),
        project: index % 7 === 0 ? null : `project ${index % 40}`,
        session_id: `s${index}`,
        user: `user${index % 3}@acme.test`,
      },
    }))
    for (let from = 0; from < CALLS; from += 1_000)
      expect(
        await ingestUsage(caller, records.slice(from, from + 1_000), Date.parse('2026-12-01T00:00:00Z')),
      ).toMatchObject({ rejected: 0 })
  })

  function fileOf(groupBy: SpendDimension[]): TableFile {
    const reading = readSpend(caller, { ...NOVEMBER, groupBy })
    async function* batches() {
      for await (const rows of reading.batches) yield rows.map((row) => rowJson(groupBy, row))
    }
    const columns = Object.keys(rowJson(groupBy, { values: [], ...reading.total() }))
    return {
      title: 'Spend',
      columns,
      batches: batches(),
      total: () => measuresJson(reading.total()),
      timeZone: 'UTC',
      about: [],
    }
  }

  it.each([[[]], [['project']], [['day', 'user']], [['session']]] as SpendDimension[][][])(
    'grouped by %j, each file holds all rows of the page and its total, to the last digit',
    async (groupBy) => {
      const report = await getSpend(caller, { ...NOVEMBER, groupBy })
      const rows = report.rows.map((row) => rowJson(groupBy, row))
      if (groupBy[0] === 'session') expect(rows).toHaveLength(CALLS)

      let csv = ''
      for await (const piece of csvStream(fileOf(groupBy))) csv += piece
      const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true })
      expect(data).toEqual(
        rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])),
        ),
      )
      const summed = data.reduce((sum, row) => sum + (parseUsd(row.cost_usd ?? '') ?? 0n), 0n)
      expect(formatUsd(summed)).toBe(report.total.costUsd)

      let json = ''
      const file = fileOf(groupBy)
      for await (const piece of jsonStream({ currency: 'USD' }, file.batches, () => ({
        total: file.total?.(),
      })))
        json += piece
      expect(JSON.parse(json)).toEqual({ currency: 'USD', rows, total: measuresJson(report.total) })

      const { sheets } = await readXlsx(await buffer(xlsxStream(fileOf(groupBy))))
      const [header = [], ...lines] = sheets[0]?.rows ?? []
      expect(lines).toHaveLength(rows.length + 1)
      const at = header.indexOf('cost_usd')
      expect(lines.map((line) => line[at])).toEqual(
        [...rows.map((row) => row.cost_usd), report.total.costUsd].map((usd) =>
          usd === null ? null : Number(usd),
        ),
      )
      expect(lines.at(-1)?.[header.indexOf('events')]).toBe(CALLS)
    },
  )

  it('a reader that stops gives its connection back', async () => {
    for (let count = 0; count < 25; count++) {
      const { batches } = readSpend(caller, { ...NOVEMBER, groupBy: ['session'] })
      for await (const _ of batches) break
    }
    expect((await getSpend(caller, { ...NOVEMBER, groupBy: [] })).total.events).toBe(CALLS)
  })

  it.each([
    ['a4', 595, 842],
    ['letter', 612, 792],
  ] as const)(
    'a PDF on %s has the headline, every table to its total, and numbered pages',
    async (paper, width, height) => {
      const report = await composeSpendPages(caller, { ...NOVEMBER, groupBy: [] })
      const pages = await readPdf(await buffer(spendPdf(report, paper)))
      expect(pages.length).toBeGreaterThan(1)
      expect(new Set(pages.map((page) => `${page.width} ${page.height}`))).toEqual(
        new Set([`${width} ${height}`]),
      )
      const { total, rows } = await getSpend(caller, { ...NOVEMBER, groupBy: ['project'] })
      expect(pages[0]?.text).toContain('Acme & Söhne')
      expect(pages[0]?.text).toContain(displayUsd(total.costUsd))
      expect(pages[0]?.text).toContain(`exactly ${displayExactUsd(total.costUsd)}`)
      for (const [index, page] of pages.entries())
        expect(page.text).toContain(`Page ${index + 1} of ${pages.length}`)
      const text = pages.map((page) => page.text).join('\n')
      for (const title of ['By project', 'By person', 'Notes', 'Spend by day']) expect(text).toContain(title)
      expect(text).not.toContain('By team')
      expect(text).toContain('46 calls without a price are counted but in no amount')
      const [projects] = report.tables
      expect(rows.length).toBeGreaterThan(26)
      expect(projects?.rows).toHaveLength(26)
      expect(projects?.rows.at(-1)?.name).toBe(`${rows.length - 25} others, together`)
      const summed = projects?.rows.reduce((sum, row) => sum + (parseUsd(row.costUsd ?? '0') ?? 0n), 0n)
      expect(formatUsd(summed ?? 0n)).toBe(total.costUsd)
    },
  )

  it('a PDF of one grouping has each of its rows', async () => {
    const report = await composeSpendPages(caller, { ...NOVEMBER, groupBy: ['project', 'user'] })
    const { rows } = await getSpend(caller, { ...NOVEMBER, groupBy: ['project', 'user'] })
    expect(report.tables).toHaveLength(1)
    expect(report.tables[0]?.rows).toHaveLength(rows.length)
    expect(report.tables[0]?.title).toBe('By project and person')
  })

  it.each([
    [{ from: '2030-01-01', to: '2030-01-31', filters: {} }],
    [{ from: '0001-01-01', to: '9999-12-31', filters: {} }],
    [{ from: null, to: null, filters: { project: ['none such'] } }],
  ])('a PDF of nothing, or of all time, is one too: %j', async (asked) => {
    const report = await composeSpendPages(caller, { ...asked, groupBy: [] })
    const pages = await readPdf(await buffer(spendPdf(report, 'a4')))
    expect(pages[0]?.text).toContain('Spend report')
  })

  it('a name stays on its line, whatever its length', async () => {
    const report = await composeSpendPages(caller, { ...NOVEMBER, groupBy: ['user'] })
    const [table] = report.tables
    const [row] = table?.rows ?? []
    if (!table || !row) throw new Error('no table')
    // Figures of one width make a one wider than it is by itself.
    const rows = Array.from({ length: 120 }, (_, index) => ({ ...row, name: `x${' 1'.repeat(index + 1)}` }))
    const pages = await readPdf(await buffer(spendPdf({ ...report, tables: [{ ...table, rows }] }, 'a4')))
    const lines = pages.flatMap(({ text }) => text.split('\n')).filter((line) => /^[x1…] ?[1…]/.test(line))
    expect(lines.filter((line) => line.startsWith('x 1'))).toHaveLength(120)
    expect(lines).toHaveLength(120)
  })

  it('a PDF of no calls, or of none with a price, says so', async () => {
    const nothing = { from: '2030-01-01', to: '2030-01-31', filters: {}, groupBy: [] }
    const textOf = async (asked: Parameters<typeof composeSpendPages>[1]) =>
      (await readPdf(await buffer(spendPdf(await composeSpendPages(caller, asked), 'a4'))))[0]?.text
    expect(await textOf(nothing)).toContain('there were no calls')
    const unpriced = await textOf({ ...NOVEMBER, filters: { model: ['of-no-price'] }, groupBy: ['model'] })
    expect(unpriced).toContain('no call has a price')
    expect(unpriced).toContain('no cost is known of then')
    expect(unpriced).not.toMatch(/\$0|0%/)
  })

  it('a PDF of more groups than it lists holds their sum', async () => {
    const asked = { ...NOVEMBER, groupBy: ['session'] as const }
    const { tables } = await composeSpendPages(caller, asked)
    const { total } = await getSpend(caller, asked)
    const rows = tables[0]?.rows ?? []
    expect(rows).toHaveLength(1_001)
    expect(rows.at(-1)?.name).toBe('1,300 others, together')
    expect(formatUsd(rows.reduce((sum, { costUsd }) => sum + (parseUsd(costUsd ?? '0') ?? 0n), 0n))).toBe(
      total.costUsd,
    )
    expect(rows.reduce((sum, { events }) => sum + events, 0)).toBe(total.events)
  })

  it('any name is laid out', async () => {
    const report = await composeSpendPages(caller, { ...NOVEMBER, groupBy: ['user'] })
    const [table] = report.tables
    const [row] = table?.rows ?? []
    if (!table || !row) throw new Error('no table')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (name) => {
        const named = { ...report, organizationName: name, tables: [{ ...table, rows: [{ ...row, name }] }] }
        expect(await readPdf(await buffer(spendPdf(named, 'letter')))).toHaveLength(1)
      }),
      { numRuns: 15 },
    )
  })
})
