import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { createBudget } from '../budgets/create-budget'
import { undoImport } from '../imports/undo-import'
import { putAgentRun } from '../runs/put-agent-run'
import { loadSample } from '../samples/load-sample'
import { ingestUsage } from '../usage/ingest-usage'
import { getFirstSteps, hideFirstSteps } from './first-steps'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-11-20T16:00:00Z')
const NOTHING = { name: true, connect: false, invite: false, budget: false, outcome: false }
const call = { id: 'a', timestamp: '2026-11-01T12:00:00Z', model: 'claude-sonnet-5', input_tokens: 1 }
const send = (caller: MemberCaller) => ingestUsage(caller, [{ json: call }], NOW)

describe('the first steps of a new organization', () => {
  it('are done by what it holds, one after the other, and then they are over for good', async () => {
    const owner = await makeOrganization()
    expect(await getFirstSteps(owner)).toEqual(NOTHING)
    await send(owner)
    expect(await getFirstSteps(owner)).toEqual({ ...NOTHING, connect: true })
    const admin = await addMember(owner, 'admin')
    expect(await getFirstSteps(admin)).toEqual({ ...NOTHING, connect: true, invite: true })
    const { budget } = await createBudget(owner, { name: 'All', amount_usd: '1' })
    await putAgentRun(owner, 'no outcome', { framework: 'Hono' })
    expect(await getFirstSteps(owner)).toMatchObject({ budget: true, outcome: false })
    await putAgentRun(owner, 'tested', { tests_passed: 0, tests_total: 3 })
    expect(await getFirstSteps(owner)).toBeNull()
    await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows('DELETE FROM budget WHERE id = $1', [budget.id]),
    )
    expect(await getFirstSteps(owner)).toBeNull()
  })

  it('are not done by sample data, nor by an import that was undone', async () => {
    const owner = await makeOrganization()
    await loadSample(owner, { name: 'small-team', nowMs: NOW })
    expect(await getFirstSteps(owner)).toEqual(NOTHING)
    await send(owner)
    expect(await getFirstSteps(owner)).toMatchObject({ connect: true })
    const rows = await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows<{ id: string }>(`SELECT id FROM import WHERE kind <> 'sample'`),
    )
    for (const { id } of rows) await undoImport(owner, id)
    expect(await getFirstSteps(owner)).toMatchObject({ connect: false })
  })

  it('are put away and back for the whole organization, by who could do them', async () => {
    const [owner, other] = [await makeOrganization(), await makeOrganization()]
    const [admin, member] = [await addMember(owner, 'admin'), await addMember(owner, 'member')]
    expect(await getFirstSteps(member)).toBeNull()
    await expect(hideFirstSteps(member, true)).rejects.toMatchObject({ code: 'forbidden' })
    await hideFirstSteps(admin, true)
    await hideFirstSteps(owner, true)
    expect(await getFirstSteps(owner)).toBeNull()
    expect(await getFirstSteps(other)).toEqual(NOTHING)
    await hideFirstSteps(owner, false)
    expect(await getFirstSteps(admin)).toEqual({ ...NOTHING, invite: true })
    expect((await readAudit(owner.organizationId)).map(({ action }) => action)).toEqual([
      'organization.first_steps',
      'organization.first_steps',
    ])
  })
})
