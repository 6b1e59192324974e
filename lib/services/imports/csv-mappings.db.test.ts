import { Readable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { getSpend } from '../usage/get-spend'
import { forgetCsvMapping, getCsvMapping, listCsvMappings, saveCsvMapping } from './csv-mappings'
import { getImport, listImportProblems } from './list-imports'
import { receiveUpload, type Upload } from './receive-upload'
import { runImport } from './run-import'

afterAll(disconnectDatabase)

const HEADER = ['Datum', 'Modell', 'Eingabe-Token', 'Ausgabe-Token', 'Kosten (EUR)']
const MAPPING = {
  delimiter: ';' as const,
  columns: {
    ...{ timestamp: 'Datum', model: 'Modell', cost: 'Kosten (EUR)' },
    ...{ input_tokens: 'Eingabe-Token', output_tokens: 'Ausgabe-Token' },
  },
  timestamp_format: 'day_month_year' as const,
  time_zone: 'Europe/Berlin',
  decimal_mark: ',' as const,
  input_includes_cache: false,
  currency: { code: 'EUR', usd_per_unit: '1.1' },
}
const BODY = { name: 'Finance', header: HEADER, mapping: MAPPING }
const FILE = [
  HEADER.join(';'),
  '01.11.2026 00:30;in-house-model;1.204;350;0,50',
  '01.11.2026 00:30;in-house-model;1.204;350;0,50',
  '31.11.2026;in-house-model;1;1;0,50',
  '02.11.2026;in-house-model;1;1;$0,50',
  '02.11.2026;in-house-model;2;2;1.000,25',
].join('\r\n')

async function read(caller: MemberCaller, mapping: Upload['mapping'], file = FILE) {
  const body = Readable.from([Buffer.from(file)])
  const { id } = await receiveUpload(caller, {
    name: 'f.csv',
    format: 'csv',
    labels: { team: 'finance' },
    mapping,
    body,
  })
  await runImport({ organizationId: caller.organizationId, importId: id })
  return { view: await getImport(caller, id), problems: await listImportProblems(caller, id, 10) }
}

it('a CSV of any columns is read as its mapping says; good rows beside bad ones; twice is once', async () => {
  const caller = await makeOrganization()
  const { id } = await saveCsvMapping(caller, BODY)
  const first = await read(caller, id)
  expect(first.view).toMatchObject({
    status: 'done',
    accepted: 3,
    duplicates: 0,
    rejected: 2,
    mapping: MAPPING,
  })
  expect(first.problems).toEqual([
    { file: 'f.csv', line: 4, message: 'time: “31.11.2026” is no date of day, month and year' },
    { file: 'f.csv', line: 5, message: 'cost is marked $, but the mapping says EUR' },
  ])
  expect((await read(caller, MAPPING)).view).toMatchObject({ accepted: 0, updated: 0, duplicates: 3 })
  const { rows, total } = await getSpend(caller, {
    ...{ from: null, to: null, groupBy: ['day', 'team'], filters: {}, timeZone: 'Europe/Berlin' },
  })
  expect(total).toMatchObject({ events: 3, inputTokens: 2410, costUsd: '1101.375' })
  expect(rows.map(({ values }) => values)).toEqual([
    ['2026-11-01', 'finance'],
    ['2026-11-02', 'finance'],
  ])
})

it('a file of other columns fails, and says which are not there', async () => {
  const caller = await makeOrganization()
  const { view } = await read(caller, MAPPING, 'Tag;Modell\n01.11.2026;m\n')
  expect(view).toMatchObject({ status: 'failed', accepted: 0 })
  expect(view.error).toMatch(/^the header has no column “Ausgabe-Token”, “Datum”/)
})

it('one is remembered a header: the same columns again replace it, under its id', async () => {
  const caller = await makeOrganization()
  const saved = await saveCsvMapping(caller, BODY)
  const again = await saveCsvMapping(caller, {
    ...{ ...BODY, name: 'Finance, new', header: HEADER.map((name) => ` ${name} `) },
  })
  expect(again).toMatchObject({
    id: saved.id,
    name: 'Finance, new',
    headerFingerprint: saved.headerFingerprint,
  })
  const other = await saveCsvMapping(caller, { ...BODY, header: [...HEADER, 'Projekt'] })
  const { mappings, nextCursor } = await listCsvMappings(caller, { limit: 1, cursor: null })
  expect(mappings.map(({ id }) => id)).toEqual([other.id])
  expect((await listCsvMappings(caller, { limit: 1, cursor: nextCursor })).mappings).toEqual([again])
  await forgetCsvMapping(caller, other.id)
  await expect(getCsvMapping(caller, other.id)).rejects.toMatchObject({ code: 'not_found' })
  const audit = await inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE organization_id = current_organization_id() AND action LIKE 'csv_mapping.%' ORDER BY at, action`,
    ),
  )
  expect(audit.map(({ action }) => action)).toEqual([
    ...Array.from({ length: 3 }, () => 'csv_mapping.save'),
    'csv_mapping.delete',
  ])
})

it('is refused to a viewer, and unseen by another organization', async () => {
  const [owner, viewer] = [await makeOrganization(), await makeOrganization({ role: 'viewer' })]
  const { id } = await saveCsvMapping(owner, BODY)
  await expect(saveCsvMapping(viewer, BODY)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(forgetCsvMapping(viewer, id)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await listCsvMappings(viewer, { limit: 10, cursor: null })).toEqual({
    mappings: [],
    nextCursor: null,
  })
  await expect(getCsvMapping(viewer, id)).rejects.toMatchObject({ code: 'not_found' })
  const stranger = await makeOrganization()
  await expect(forgetCsvMapping(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(read(stranger, id)).rejects.toMatchObject({ code: 'invalid' })
})

it('is refused where it leaves open what a cell means', async () => {
  const caller = await makeOrganization()
  const { currency: _, ...mapping } = MAPPING
  await expect(saveCsvMapping(caller, { ...BODY, mapping })).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'mapping.currency', message: 'Say in which currency the cost is.' }] },
  })
})
