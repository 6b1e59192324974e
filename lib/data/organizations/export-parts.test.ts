import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPrismaSchema } from '../../testing/read-prisma-schema'
import { EXPORT_PARTS, fieldsOfPart, IN_USAGE_EVENTS, NOT_EXPORTED } from './export-parts'

const schema = readPrismaSchema(readFileSync('prisma/schema.prisma', 'utf8'))
const ofOrganizations = [...schema].filter(([, { columns }]) => columns.has('organization_id'))

it('every table of an organization is exported, or left out for a reason that is told', () => {
  expect(ofOrganizations.length).toBeGreaterThan(30)
  const told = new Set([
    ...EXPORT_PARTS.map(({ table }) => table),
    ...IN_USAGE_EVENTS,
    ...Object.keys(NOT_EXPORTED),
  ])
  expect(ofOrganizations.map(([name]) => name).filter((name) => !told.has(name))).toEqual([])
  expect([...told].filter((name) => !schema.has(name))).toEqual([])
})

it.each(EXPORT_PARTS)(
  '$name has every column of $table, but those that are left out for a reason',
  (part) => {
    const columns = [...(schema.get(part.table)?.columns.keys() ?? [])]
    const selected = part.columns.split(',').map((column) => column.trim())
    const isTaken = (column: string) => selected.some((one) => new RegExp(`^(\\w\\.)?${column}\\b`).test(one))
    const missing = columns.filter((column) => column !== 'organization_id' && !isTaken(column))
    expect(missing).toEqual(Object.keys(part.leftOut ?? {}))
  },
)

it('names its files and their fields as the API does', () => {
  expect(new Set(EXPORT_PARTS.map(({ name }) => name)).size).toBe(EXPORT_PARTS.length)
  for (const field of EXPORT_PARTS.flatMap(fieldsOfPart)) expect(field).toMatch(/^[a-z][a-z0-9_]*$/)
})
