import { afterAll, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { FEMTO_PER_USD } from '../../domain/money'
import { makeOrganization } from '../../testing/make-organization'
import { ingestUsage } from '../usage/ingest-usage'
import { getUncoveredSpend } from './get-uncovered-spend'

afterAll(disconnectDatabase)

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD
const JUNE = { from: '2026-06-01', to: '2026-06-30' }

const sent = (id: string, timestamp: string, cost_usd: string, rest: object) => ({
  json: { id, timestamp, cost_usd, ...rest },
})

async function organizationWithSpend() {
  const caller = await makeOrganization({ timeZone: 'Asia/Kathmandu' })
  await ingestUsage(
    caller,
    [
      sent('a', '2026-06-02T00:00:00Z', '1', { project: 'web', team: 'core', tags: { env: 'prod' } }),
      sent('b', '2026-06-02T00:00:00Z', '2', { project: 'web', team: 'apps' }),
      sent('c', '2026-06-02T00:00:00Z', '4', { project: 'api', tags: { env: 'test' } }),
      sent('d', '2026-06-02T00:00:00Z', '8', {}),
      // The first of July in Kathmandu.
      sent('e', '2026-06-30T18:15:00Z', '16', { project: 'api' }),
      { json: { id: 'f', timestamp: '2026-06-02T00:00:00Z', model: 'no-such-model', project: 'web' } },
    ],
    Date.parse('2026-07-15T00:00:00Z'),
  )
  return caller
}

it('is what no scope holds, in the days of the zone, by project', async () => {
  const caller = await organizationWithSpend()
  const scopes = [{ project: ['web'], team: ['core'] }, { 'tag.env': ['test'] }]
  expect(await getUncoveredSpend(caller, scopes, JUNE)).toEqual({
    total: usd(15),
    uncovered: usd(10),
    projects: [
      { project: null, spent: usd(8) },
      { project: 'web', spent: usd(2) },
    ],
    unpricedEvents: 1,
  })
})

it('is all where nothing is budgeted, and nothing of another organization’s', async () => {
  const caller = await organizationWithSpend()
  expect(await getUncoveredSpend(caller, [], JUNE)).toMatchObject({ total: usd(15), uncovered: usd(15) })
  const other = await makeOrganization({ role: 'viewer' })
  expect(await getUncoveredSpend(other, [], JUNE)).toMatchObject({ total: 0n, projects: [] })
})
