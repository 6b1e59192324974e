import { afterAll, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import { makeOrganization } from '../../testing/make-organization'
import { listImports } from '../imports/list-imports'
import { undoImport } from '../imports/undo-import'
import { getSpend } from './get-spend'
import { ingestUsage } from './ingest-usage'

afterAll(disconnectDatabase)

const batch = (round: number) =>
  Array.from({ length: 50 }, (_, index) => ({
    json: { id: `e${round}-${index}`, timestamp: '2026-06-01T12:00:00Z', model: 'gpt-5.5', input_tokens: 1 },
  }))

it('what is sent while its import is undone is either in a live import or gone, never under an undone one', async () => {
  const caller = await makeOrganization()
  await ingestUsage(caller, batch(0), 0)
  for (let round = 1; round <= 10; round++) {
    const { imports } = await listImports(caller, { limit: 50, cursor: null })
    const live = imports.find(({ status }) => status === 'done')
    await Promise.all([
      ingestUsage(caller, batch(round), 0),
      live && undoImport(caller, live.id),
      ingestUsage(caller, batch(round + 100), 0),
    ])
  }
  const { imports } = await listImports(caller, { limit: 50, cursor: null })
  const [row] = await inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows<{ orphans: number }>(
      `SELECT count(*)::integer AS orphans FROM usage_event e JOIN import i ON i.organization_id = e.organization_id
       AND i.id = e.import_id WHERE e.organization_id = current_organization_id() AND i.status = 'undone'`,
    ),
  )
  expect(row).toEqual({ orphans: 0 })
  const { total } = await getSpend(caller, { from: null, to: null, groupBy: [], filters: {} })
  const held = imports
    .filter(({ status }) => status === 'done')
    .reduce((sum, { accepted }) => sum + accepted, 0)
  expect(total.events).toBe(held)
  expect((await inOrganizationSql(caller.organizationId, compareRollups)).differences).toEqual([])
})
