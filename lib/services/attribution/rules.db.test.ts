import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import { asSeenBy } from '../../data/viewer'
import type { RuleTerms, RuleView } from '../../domain/attribution/attribution-rule'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import type { SpendDimension } from '../../domain/usage/spend'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { erasePerson } from '../erasure/erase-person'
import { chooseMembersSee } from '../people/choose-members-see'
import { confirmIdentity } from '../people/confirm-identity'
import { deleteTeam } from '../people/delete-team'
import { undoIdentity } from '../people/undo-identity'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { listUsageEvents } from '../usage/list-usage-events'
import { changeRule, createRule, deleteRule } from './change-rules'
import { listRules } from './list-rules'
import { previewRule } from './preview-rule'

beforeAll(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
})
afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const CALL = { timestamp: '2026-06-01T12:00:00Z', model: 'claude-sonnet-4-6', input_tokens: 1_000_000 }
let next = 0

// A million input tokens cost $3.
function send(caller: MemberCaller, labels: object, id = `call-${++next}`) {
  return ingestUsage(caller, [{ json: { ...CALL, id, ...labels } }], NOW)
}

async function spendBy(caller: MemberCaller, dimension: SpendDimension = 'team', filters: object = {}) {
  const { rows } = await getSpend(caller, { from: null, to: null, groupBy: [dimension], filters })
  return Object.fromEntries(rows.map(({ values: [name], costUsd }) => [String(name), costUsd]))
}

const ledger = (caller: MemberCaller) =>
  inOrganizationSql(caller.organizationId, async (tx) => {
    const plain = (found: object[]) => found.map((row) => ({ ...row, organization_id: 0, import_id: 0 }))
    return {
      series: plain(await tx.rows('SELECT * FROM series ORDER BY id')),
      rollups: plain(await tx.rows('SELECT * FROM usage_rollup ORDER BY quarter, series_id')),
      events: plain(await tx.rows('SELECT * FROM usage_event ORDER BY id')),
      differences: (await compareRollups(tx)).differences,
    }
  })

const HARBOUR = { conditions: { project: ['checkout*'] }, shows: { team: 'Harbour' } }

async function organizationWithUsage() {
  const owner = await makeOrganization()
  await send(owner, { project: 'checkout-web', user: 'ann-laptop' })
  await send(owner, { project: 'checkout-api', team: 'Mill' })
  await send(owner, { project: 'mill' })
  return owner
}

describe('a rule', () => {
  it('shows old usage and new as it says, and deleting it restores every row', async () => {
    const owner = await organizationWithUsage()
    const before = await ledger(owner)
    const rule = await createRule(owner, HARBOUR)
    expect(rule).toMatchObject({ position: 1, events: 2, costUsd: '6', unpricedEvents: 0, ...HARBOUR })
    expect(await spendBy(owner)).toEqual({ Harbour: '6', null: '3' })
    const during = await ledger(owner)
    expect([during.events, during.rollups, during.differences]).toEqual([before.events, before.rollups, []])
    await send(owner, { project: 'checkout-jobs' }, 'later')
    await send(owner, { project: 'checkout-web', user: 'ann-laptop' }, 'again')
    expect(await spendBy(owner)).toEqual({ Harbour: '12', null: '3' })

    await deleteRule(owner, rule.id)
    expect(await spendBy(owner)).toEqual({ Mill: '3', null: '12' })
    expect((await ledger(owner)).series.filter((one) => 'sent' in one && one.sent !== null)).toEqual([])
    expect((await ledger(owner)).differences).toEqual([])
  })

  it('keeps what it replaced at the event', async () => {
    const owner = await organizationWithUsage()
    await createRule(owner, HARBOUR)
    const { events } = await listUsageEvents(owner, {
      ...{ from: null, to: null, limit: 9, cursor: null },
      filters: { team: ['Harbour'] },
    })
    expect(events.map(({ team, sentLabels, sentUser }) => [team, sentLabels, sentUser])).toEqual(
      expect.arrayContaining([
        ['Harbour', { team: null }, null],
        ['Harbour', { team: 'Mill' }, null],
      ]),
    )
  })

  it('goes before another by its place, and shows the next one’s where it is gone', async () => {
    const owner = await organizationWithUsage()
    const first = await createRule(owner, HARBOUR)
    const second = await createRule(owner, { conditions: { project: ['*'] }, shows: { team: 'All' } })
    expect(await spendBy(owner)).toEqual({ Harbour: '6', All: '3' })
    expect(await changeRule(owner, second.id, { position: 1 })).toMatchObject({ position: 1, events: 3 })
    expect(await spendBy(owner)).toEqual({ All: '9' })
    expect((await listRules(owner)).map(({ id, events }) => [id, events])).toEqual([
      [second.id, 3],
      [first.id, 0],
    ])
    await changeRule(owner, second.id, { shows: { project: 'everything' } })
    expect(await spendBy(owner)).toEqual({ Harbour: '6', null: '3' })
    expect(await spendBy(owner, 'project')).toEqual({ everything: '9' })
    await deleteRule(owner, second.id)
    expect((await listRules(owner)).map(({ position }) => position)).toEqual([1])
  })

  it('asks for a person by their address once a name is confirmed', async () => {
    const owner = await organizationWithUsage()
    await createRule(owner, { conditions: { user: [owner.email] }, shows: { team: 'Owners' } })
    expect(await spendBy(owner)).toEqual({ Mill: '3', null: '6' })
    await confirmIdentity(owner, { name: 'ann-laptop', email: owner.email })
    expect(await spendBy(owner)).toEqual({ Mill: '3', Owners: '3', null: '3' })
    await undoIdentity(owner, 'ann-laptop')
    expect(await spendBy(owner)).toEqual({ Mill: '3', null: '6' })
  })

  it('is in the audit log with what it moved', async () => {
    const owner = await organizationWithUsage()
    const { id } = await createRule(owner, HARBOUR)
    await changeRule(owner, id, { shows: { team: 'Mill' } })
    await deleteRule(owner, id)
    const moved = { events: 2, cost_usd: '6' }
    expect(await readAudit(owner.organizationId)).toMatchObject([
      { action: 'attribution.create', after: { ...HARBOUR, position: 1, moved } },
      { action: 'attribution.update', before: HARBOUR, after: { shows: { team: 'Mill' }, moved } },
      // One of the two was sent as Mill's.
      { action: 'attribution.delete', after: { moved: { events: 1, cost_usd: '3' } } },
    ])
  })

  it('leaves it to what was sent which record of a call is the better one', async () => {
    const [owner, twin] = [await makeOrganization(), await makeOrganization()]
    await createRule(owner, { conditions: { project: ['a'] }, shows: { team: 'All', task: 'any' } })
    for (const caller of [owner, twin]) {
      await send(caller, { project: 'a' }, 'one')
      await send(caller, { project: 'b', framework: 'next' }, 'one')
    }
    expect(await spendBy(twin, 'project')).toEqual({ b: '3' })
    expect(await spendBy(owner, 'project')).toEqual({ b: '3' })
  })

  it('lets a lead see what is shown as their team’s, and a team stay that was sent', async () => {
    const owner = await organizationWithUsage()
    await chooseMembersSee(owner, { members_see: 'own' })
    const viewer = await addMember(owner, 'viewer')
    const seen = () => asSeenBy(viewer.userId, () => spendBy(viewer, 'project'))
    expect(await seen()).toEqual({})
    await inOrganizationSql(owner.organizationId, async (tx) => {
      await tx.rows(`INSERT INTO team (organization_id, name) VALUES ($1, 'Harbour')`, [tx.organizationId])
      await tx.rows(
        `INSERT INTO team_member (organization_id, team, user_id, is_lead) VALUES ($1, 'Harbour', $2, true)`,
        [tx.organizationId, viewer.userId],
      )
    })
    await createRule(owner, HARBOUR)
    expect(await seen()).toEqual({ 'checkout-web': '3', 'checkout-api': '3' })
    await expect(deleteTeam(owner, 'Mill')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('holds for what a member sends who sees a part', async () => {
    const owner = await organizationWithUsage()
    await createRule(owner, HARBOUR)
    await chooseMembersSee(owner, { members_see: 'own' })
    const member = await addMember(owner, 'member')
    await asSeenBy(member.userId, () => send(member, { project: 'checkout-new', user: member.email }))
    expect(await spendBy(owner)).toEqual({ Harbour: '9', null: '3' })
  })

  it('names nobody who is erased, and holds for their usage all the same', async () => {
    const owner = await makeOrganization()
    const ann = await addMember(owner, 'member')
    await send(owner, { user: ann.email, project: ann.email })
    await createRule(owner, {
      conditions: { user: [ann.email] },
      shows: { team: 'Harbour', project: 'shop' },
    })
    await createRule(owner, { conditions: { project: ['none'] }, shows: { team: ann.email } })
    await erasePerson(owner, {
      ...{ userId: ann.userId, labels: [], channelIds: [], confirmation: ann.email },
    })
    const { series, differences } = await ledger(owner)
    expect(
      JSON.stringify([series, await listRules(owner), await readAudit(owner.organizationId)]),
    ).not.toContain(ann.email)
    expect(series).toMatchObject([
      {
        user_label: 'Former member 1',
        team: 'Harbour',
        project: 'shop',
        sent: { project: 'Former member 1' },
      },
    ])
    expect(differences).toEqual([])
  })
})

describe('a preview', () => {
  it('says what saving would move, exactly, and changes nothing', async () => {
    const owner = await organizationWithUsage()
    const before = await ledger(owner)
    const moves = [
      { label: 'team', from: null, to: 'Harbour', events: 1, unpricedEvents: 0, costUsd: '3' },
      { label: 'team', from: 'Mill', to: 'Harbour', events: 1, unpricedEvents: 0, costUsd: '3' },
    ]
    const preview = await previewRule(owner, HARBOUR)
    expect(preview).toMatchObject({ events: 2, costUsd: '6', unpricedEvents: 0 })
    expect(preview.moves).toEqual(expect.arrayContaining(moves))
    expect(await ledger(owner)).toEqual(before)
    const { id } = await createRule(owner, HARBOUR)
    expect(await previewRule(owner, { id, ...HARBOUR })).toMatchObject({ events: 0, moves: [] })
    expect(
      await previewRule(owner, { id, conditions: { project: ['mill'] }, shows: HARBOUR.shows }),
    ).toMatchObject({ events: 3, costUsd: '9' })
    // Behind the rule that decides already it would move what that one leaves.
    const all = { conditions: { project: ['*'] }, shows: { team: 'All' } }
    expect(await previewRule(owner, all)).toMatchObject({ events: 1 })
    expect(await previewRule(owner, { ...all, position: 1 })).toMatchObject({ events: 3 })
  })
})

describe('whatever is sent, confirmed, ruled and taken back, in any order', () => {
  const NAMES = ['ann-laptop', 'root'] as const
  const PROJECTS = ['checkout-web', 'checkout-api', 'mill', null] as const
  const labels = fc.record({
    project: fc.constantFrom(...PROJECTS),
    user: fc.constantFrom(...NAMES, null),
    team: fc.constantFrom('Mill', null),
  })
  const terms: fc.Arbitrary<RuleTerms> = fc.record({
    conditions: fc.constantFrom<RuleTerms['conditions']>(
      { project: ['checkout*'] },
      { project: ['*'], team: [null] },
      { user: ['*@example.com'] },
      { user: ['ann*'], project: [null, 'mill'] },
    ),
    shows: fc.constantFrom<RuleTerms['shows']>(
      { team: 'Harbour' },
      { team: 'Mill', task: 'work' },
      { project: 'shop' },
      { framework: 'next', project: 'checkout-web' },
    ),
  })
  const at = fc.nat({ max: 3 })
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('send' as const), labels, call: fc.nat({ max: 5 }) }),
    },
    fc.record({ do: fc.constant('rule' as const), terms, at }),
    fc.record({ do: fc.constant('change' as const), terms, at, to: at }),
    fc.record({ do: fc.constant('delete' as const), at }),
    fc.record({ do: fc.constant('confirm' as const), name: fc.constantFrom(...NAMES) }),
    fc.record({ do: fc.constant('undo' as const), name: fc.constantFrom(...NAMES) }),
  )

  it('what is shown is as if all rules had been there first, and once all is taken back, as if nothing had been', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 16 }), async (steps) => {
        const owner = await makeOrganization()
        const only = await makeOrganization()
        let rules: RuleView[] = []
        const confirmed = new Set<string>()
        for (const one of steps) {
          const rule = 'at' in one ? rules[one.at % Math.max(1, rules.length)] : undefined
          if (one.do === 'send') {
            for (const caller of [owner, only]) await send(caller, one.labels, `call-${one.call}`)
          } else if (one.do === 'confirm') {
            const done = confirmIdentity(owner, { name: one.name, email: owner.email })
            await done.then(() => confirmed.add(one.name), onlyRefusals)
          } else if (one.do === 'undo') {
            await undoIdentity(owner, one.name).then(() => confirmed.delete(one.name), onlyRefusals)
          } else if (one.do === 'rule') await createRule(owner, { ...one.terms, position: one.at + 1 })
          else if (rule && one.do === 'change')
            await changeRule(owner, rule.id, { ...one.terms, position: one.to + 1 })
          else if (rule) await deleteRule(owner, rule.id)
          rules = await listRules(owner)
        }
        const twin = await makeOrganization()
        for (const { conditions, shows } of rules) await createRule(twin, { conditions, shows })
        for (const one of steps) if (one.do === 'send') await send(twin, one.labels, `call-${one.call}`)
        for (const name of confirmed) await confirmIdentity(twin, { name, email: twin.email })
        const asOwners = (text: string) => text.replaceAll(twin.email, owner.email)
        expect(JSON.stringify(await ledger(owner))).toBe(asOwners(JSON.stringify(await ledger(twin))))

        for (const { id } of rules) await deleteRule(owner, id)
        for (const name of confirmed) await undoIdentity(owner, name)
        const last = await ledger(owner)
        expect(last).toEqual(await ledger(only))
        expect(last.differences).toEqual([])
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  function onlyRefusals(error: unknown): void {
    if (!(error instanceof ProductError)) throw error
  }
})

describe('what is refused', () => {
  it.each([
    [{ ...HARBOUR, conditions: {} }],
    [{ ...HARBOUR, conditions: { model: ['x'] } }],
    [{ ...HARBOUR, conditions: { project: [] } }],
    [{ ...HARBOUR, shows: {} }],
    [{ ...HARBOUR, shows: { team: ' ' } }],
    [{ ...HARBOUR, shows: { user: 'ann' } }],
    [{ ...HARBOUR, position: 0 }],
    [{ ...HARBOUR, conditions: { project: ['a\0'] } }],
  ])('%j', async (input) => {
    const owner = await makeOrganization()
    for (const ask of [createRule, previewRule])
      await expect(ask(owner, input)).rejects.toMatchObject({ code: 'invalid' })
  })

  it.each(['viewer', 'member'] as const)('whatever a %s asks', async (role) => {
    const owner = await makeOrganization()
    const { id } = await createRule(owner, HARBOUR)
    const other = await addMember(owner, role)
    for (const ask of [
      listRules(other),
      createRule(other, HARBOUR),
      previewRule(other, HARBOUR),
      changeRule(other, id, {}),
      deleteRule(other, id),
    ])
      await expect(ask).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('a rule that is not there, or another organization’s', async () => {
    const [owner, other] = [await makeOrganization(), await makeOrganization()]
    const { id } = await createRule(owner, HARBOUR)
    expect(await listRules(other)).toEqual([])
    for (const one of [id, randomUUID(), 'x']) {
      await expect(changeRule(other, one, {})).rejects.toMatchObject({ code: 'not_found' })
      await expect(deleteRule(other, one)).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(previewRule(other, { ...HARBOUR, id })).rejects.toMatchObject({ code: 'not_found' })
    await send(other, { project: 'checkout' })
    expect(await spendBy(other)).toEqual({ null: '3' })
    expect(await listRules(owner)).toHaveLength(1)
  })
})
