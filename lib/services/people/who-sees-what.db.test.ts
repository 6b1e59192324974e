import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { asSeenBy } from '../../data/viewer'
import type { MemberCaller } from '../../domain/members/caller'
import type { MembersSee } from '../../domain/people/members-see'
import { STANDARD_RULE } from '../../domain/routing/routing-rule'
import { NO_RUN_LIST_FILTERS } from '../../domain/runs/filter-runs'
import { NO_RUN_FILTERS } from '../../domain/runs/run-filters'
import { parseSpendView } from '../../domain/usage/spend-view'
import { STANDARD_SETTINGS } from '../../domain/waste/waste-settings'
import { parseScenario } from '../../domain/what-if/parse-scenario'
import { inRequest, noteCaller } from '../../observe/request-scope'
import { makeOrganization } from '../../testing/make-organization'
import { addMember } from '../../testing/members'
import { listAlerts } from '../alerts/list-alerts'
import { createBudget } from '../budgets/create-budget'
import { listBudgets } from '../budgets/list-budgets'
import { getComparison } from '../compare/get-comparison'
import { composeDigest } from '../digests/compose-digest'
import { listLinkableRuns } from '../estimates/list-own-runs'
import { exportSpend } from '../export/export-spend'
import { getForecast } from '../forecast/get-forecast'
import { getWhatChanged } from '../forecast/get-what-changed'
import { listImports } from '../imports/list-imports'
import { changeRole } from '../members/change-role'
import { removeMember } from '../members/remove-member'
import { getRouting } from '../routing/get-routing'
import { getRun } from '../runs/get-run'
import { listRuns } from '../runs/list-runs'
import { putAgentRun } from '../runs/put-agent-run'
import { getExploration } from '../usage/get-exploration'
import { getSpend } from '../usage/get-spend'
import { getSpendOverview } from '../usage/get-spend-overview'
import { ingestUsage } from '../usage/ingest-usage'
import { listUsageEvents } from '../usage/list-usage-events'
import { readEvents } from '../usage/read-events'
import { findWaste } from '../waste/find-waste'
import { getWhatIf } from '../what-if/get-what-if'
import { putTeamMember } from './change-team'
import { chooseMembersSee } from './choose-members-see'
import { confirmIdentity } from './confirm-identity'
import { createTeam } from './create-team'
import { getUsageShare } from './get-usage-share'

const NOW = Date.parse('2026-06-15T12:00:00Z')
const ALL_TIME = { from: null, to: null, filters: {} }

const people = {} as Record<'owner' | 'admin' | 'lead' | 'mate' | 'viewer' | 'other', MemberCaller>
type Who = keyof typeof people

// What was sent, by whom and for which team: the event at n costs 3 × 2ⁿ dollars, so that a sum says which are in it.
const SENT: [user: Who | 'unknown' | 'lead-laptop', team: string | null][] = [
  ['lead-laptop', null],
  ['mate', 'harbour'],
  ['mate', null],
  ['mate', 'mill'],
  ['viewer', null],
  ['other', null],
  ['other', 'harbour'],
  ['unknown', 'harbour'],
  ['unknown', null],
  ['owner', null],
]
const EVERY = SENT.map((_, at) => at)

beforeAll(async () => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
  const owner = await makeOrganization()
  Object.assign(people, { owner })
  const roles = { admin: 'admin', lead: 'member', mate: 'member', viewer: 'viewer', other: 'member' } as const
  for (const [who, role] of Object.entries(roles))
    Object.assign(people, { [who]: await addMember(owner, role) })
  const events = SENT.map(([user, team], at) => ({
    json: {
      id: `event-${at}`,
      timestamp: `2026-06-${String(at + 1).padStart(2, '0')}T10:00:00Z`,
      model: 'claude-sonnet-4-6',
      input_tokens: 2 ** at * 1_000_000,
      user: user in people ? people[user as Who].email : user,
      team,
      project: `only-${at}`,
      task: `only-${at}`,
      run_id: `only-${at}`,
      session_id: `only-${at}`,
    },
  }))
  await ingestUsage(owner, events, NOW)
  for (const at of EVERY)
    await putAgentRun(owner, `only-${at}`, { framework: `only-${at}`, status: 'passed', group: 'one' })
  await confirmIdentity(owner, { name: 'lead-laptop', email: people.lead.email })
  await createTeam(owner, { name: 'empty' })
  for (const [email, isLead] of [
    [people.lead.email, true],
    [people.mate.email, false],
    [people.viewer.email, false],
  ] as const)
    await putTeamMember(owner, { team: 'harbour', email }, { is_lead: isLead })
  const budget = { amount_usd: '1', period: 'month', thresholds: [{ percent: 80, on: 'actual' }] }
  for (const [name, scope] of Object.entries({
    all: {},
    harbour: { team: ['harbour'] },
    teams: { team: ['harbour', 'mill'] },
    lead: { user: [people.lead.email] },
    laptop: { user: ['lead-laptop'] },
    mate: { user: [people.mate.email], project: ['only-1'] },
  }))
    await createBudget(owner, { ...budget, name: `budget of ${name}`, scope })
  await inOrganizationSql(owner.organizationId, async (tx) => {
    await tx.rows(
      `INSERT INTO alert (organization_id, id, kind, dedupe_key, budget_id, crossed_at, known_at, subject)
       SELECT organization_id, gen_random_uuid(), 'budget', id::text, id, now(), now(),
         jsonb_build_object('kind', 'budget', 'name', name, 'scope', scope) FROM budget`,
    )
    for (const [dimension, value] of [
      ['user', people.mate.email],
      ['team', 'harbour'],
      ['project', 'only-1'],
    ])
      await tx.rows(
        `INSERT INTO alert (organization_id, id, kind, dedupe_key, crossed_at, known_at, subject)
         VALUES ($1, gen_random_uuid(), 'anomaly', $2, now(), now(), $3)`,
        [tx.organizationId, value, JSON.stringify({ kind: 'anomaly', dimension, value, day: '2026-06-01' })],
      )
  })
})
afterAll(disconnectDatabase)

const TEAM_OF_HARBOUR = [1, 2, 4, 6, 7]
const EXPECTED: Record<MembersSee, Record<Who, readonly number[]>> = {
  all: { owner: EVERY, admin: EVERY, lead: EVERY, mate: EVERY, viewer: EVERY, other: EVERY },
  team: {
    ...{ owner: EVERY, admin: EVERY },
    lead: [0, ...TEAM_OF_HARBOUR],
    mate: [0, 1, 2, 3, 4, 6, 7],
    viewer: [0, ...TEAM_OF_HARBOUR],
    other: [5, 6],
  },
  own: {
    ...{ owner: EVERY, admin: EVERY },
    lead: [0, ...TEAM_OF_HARBOUR],
    mate: [1, 2, 3],
    viewer: [4],
    other: [5, 6],
  },
}

async function textOf(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  const parts: Buffer[] = []
  for await (const piece of pieces) parts.push(Buffer.from(piece))
  return Buffer.concat(parts).toString()
}

const plain = (answer: unknown): string =>
  JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
const named = (answer: unknown): number[] =>
  [...new Set([...plain(answer).matchAll(/only-(\d+)/g)].map(([, at]) => Number(at)))].sort((a, b) => a - b)
const summed = (usd: string | number | null): number[] => {
  const sum = Math.round(Number(usd) / 3)
  return EVERY.filter((at) => Math.floor(sum / 2 ** at) % 2 === 1)
}

// Every way to read usage, each as the events that its answer names, or that are in its sum.
const READS: Record<string, (caller: MemberCaller) => Promise<number[]>> = {
  'spend by project': async (caller) => named(await getSpend(caller, { ...ALL_TIME, groupBy: ['project'] })),
  'spend by run': async (caller) => named(await getSpend(caller, { ...ALL_TIME, groupBy: ['run'] })),
  'the total': async (caller) => summed((await getSpend(caller, { ...ALL_TIME, groupBy: [] })).total.costUsd),
  'overview, named': async (caller) => named((await getSpendOverview(caller, { nowMs: NOW })).byProject),
  'overview, summed': async (caller) =>
    summed((await getSpendOverview(caller, { nowMs: NOW })).spend.costUsd),
  'explore, with the names that colours go by': async (caller) =>
    named(await getExploration(caller, parseSpendView(new URLSearchParams('range=all&by=project')), NOW)),
  events: async (caller) =>
    named((await listUsageEvents(caller, { ...ALL_TIME, limit: 100, cursor: null })).events),
  'events as a file': async (caller) => {
    const found: object[] = []
    for await (const lines of readEvents(caller, ALL_TIME)) found.push(...lines)
    return named(found)
  },
  ...Object.fromEntries(
    (['csv', 'json', 'focus'] as const).map((format) => [
      `the export as ${format}`,
      async (caller: MemberCaller) => {
        const request = { ...ALL_TIME, groupBy: ['project' as const] }
        return named(
          await textOf((await exportSpend(caller, request, { format, paper: 'a4', about: [] })).pieces),
        )
      },
    ]),
  ),
  runs: async (caller) =>
    named((await listRuns(caller, { filters: NO_RUN_LIST_FILTERS, limit: null, cursor: null })).runs),
  'runs one by one': async (caller) => {
    const found = await Promise.all(EVERY.map((at) => getRun(caller, `only-${at}`).catch(() => null)))
    return named(found)
  },
  'runs to link an estimate to': async (caller) =>
    named(await listLinkableRuns(caller, { framework: null, task: null, linked: [], limit: 100 })),
  'the comparison and its choices': async (caller) =>
    named(await getComparison(caller, { by: 'framework', filters: NO_RUN_FILTERS })),
  routing: async (caller) =>
    named(await getRouting(caller, { by: 'task', rule: STANDARD_RULE, filters: NO_RUN_FILTERS })),
  'what-if': async (caller) => {
    const { scenario } = parseScenario(new URLSearchParams('map=claude-sonnet-4-6:claude-haiku-4-5'))
    const report = await getWhatIf(caller, { ...ALL_TIME, scenario })
    return summed(Number(report.total.actualFemto) / 1e15)
  },
  'the forecast': async (caller) => {
    const { forecast } = await getForecast(caller, { period: 'month', asOf: '2026-06-30', filters: {} })
    return summed(Number(forecast.spent) / 1e15)
  },
  'what changed': async (caller) =>
    named(await getWhatChanged(caller, { period: 'month', asOf: '2026-06-30', filters: {} })),
  waste: async (caller) => {
    const report = await findWaste(caller, { ...ALL_TIME, settings: STANDARD_SETTINGS }, { nowMs: NOW })
    return summed(Number(report.spendFemto) / 1e15)
  },
}

describe.each(Object.keys(EXPECTED) as MembersSee[])('where members see %s', (see) => {
  beforeAll(async () => {
    await chooseMembersSee(people.owner, { members_see: see })
  })

  describe.each(Object.keys(EXPECTED[see]) as Who[])('%s', (who) => {
    it.each(Object.keys(READS))('%s', async (name) => {
      const read = READS[name] ?? (() => Promise.resolve([]))
      const caller = people[who]
      expect(await asSeenBy(caller.userId, () => read(caller))).toEqual(EXPECTED[see][who])
    })
  })
})

describe('what would show another’s spend in part', () => {
  const seenBy = async (caller: MemberCaller) =>
    asSeenBy(caller.userId, async () => ({
      budgets: (await listBudgets(caller)).map(({ budget: { name } }) => name.replace('budget of ', '')),
      alerts: (await listAlerts(caller, { filters: {}, limit: null, cursor: null })).views.length,
      imports: (await listImports(caller, { limit: 10, cursor: null })).imports.length,
      share: await getUsageShare(caller),
    }))

  it('is not shown: budgets, their alerts, and others’ imports', async () => {
    await chooseMembersSee(people.owner, { members_see: 'own' })
    expect(await seenBy(people.owner)).toMatchObject({ alerts: 9, imports: 1, share: { kind: 'all' } })
    expect(await seenBy(people.lead)).toEqual({
      budgets: ['harbour', 'lead', 'laptop'],
      // Those of the budgets, and of the team.
      alerts: 4,
      imports: 0,
      share: { kind: 'part', teams: ['harbour'] },
    })
    expect(await seenBy(people.mate)).toEqual({
      budgets: ['mate'],
      alerts: 2,
      imports: 0,
      share: { kind: 'part', teams: [] },
    })
    expect(await seenBy(people.other)).toMatchObject({ budgets: [], alerts: 0 })
  })

  it('is not in a digest', async () => {
    process.env.OUTLAY_PUBLIC_URL = 'http://localhost:3000'
    const { text } = await composeDigest(people.mate, 'monthly', { start: '2026-06-01', end: '2026-06-30' })
    expect(named(text)).toEqual([1, 2, 3])
    expect(text).toContain('your own spend')
  })
})

describe('what a member who sees a part writes', () => {
  it('counts once with what others sent, and is theirs to see', async () => {
    await chooseMembersSee(people.owner, { members_see: 'own' })
    const { mate } = people
    const json = {
      timestamp: '2026-06-20T10:00:00Z',
      model: 'claude-sonnet-4-6',
      input_tokens: 1,
      user: mate.email,
    }
    const again = { ...json, id: 'event-9' }
    const sent = await asSeenBy(mate.userId, () =>
      ingestUsage(mate, [{ json: again }, { json: { ...json, id: randomUUID(), project: 'mine' } }], NOW),
    )
    expect(sent).toMatchObject({ accepted: 1, duplicates: 1 })
    const seen = await asSeenBy(mate.userId, async () => ({
      spend: await getSpend(mate, { ...ALL_TIME, groupBy: ['project'] }),
      imports: (await listImports(mate, { limit: 10, cursor: null })).imports.length,
    }))
    expect(JSON.stringify(seen.spend)).toContain('mine')
    expect(seen.imports).toBe(1)
  })

  it('takes nobody else’s run', async () => {
    const { mate } = people
    const put = (id: string) => asSeenBy(mate.userId, () => putAgentRun(mate, id, { status: 'failed' }))
    await expect(put('only-9')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await put('only-1')).toMatchObject({ isNew: false })
    expect(await put('run-of-mate')).toMatchObject({ isNew: true })
    expect((await getRun(people.owner, 'only-9')).run.status).toBe('passed')
  })
})

describe('a request', () => {
  const ask = (caller: MemberCaller | null) =>
    inRequest(
      { requestId: 'x', method: 'GET', route: '/', organizationId: null, actor: null, actorId: null },
      async () => {
        if (caller) noteCaller(caller)
        return READS['spend by project']?.(people.owner)
      },
    )

  it('is read as whoever asks, and as nobody before that is known', async () => {
    await chooseMembersSee(people.owner, { members_see: 'own' })
    expect(await ask(people.viewer)).toEqual([4])
    expect(await ask(people.admin)).toEqual(EVERY)
    expect(await ask(null)).toEqual([])
    const key = { kind: 'key', keyId: randomUUID(), keyName: 'k', scopes: ['read'] } as const
    const { organizationId, timeZone, ip } = people.owner
    expect(
      await inRequest(
        { requestId: 'x', method: 'GET', route: '/', organizationId: null, actor: null, actorId: null },
        async () => {
          noteCaller({ ...key, organizationId, timeZone, ip })
          return READS['spend by project']?.(people.owner)
        },
      ),
    ).toEqual(EVERY)
  })

  it('sees less at once when the role is lowered, and nothing when the membership ends', async () => {
    await chooseMembersSee(people.owner, { members_see: 'own' })
    const admin = await addMember(people.owner, 'admin')
    expect(await ask(admin)).toEqual(EVERY)
    await changeRole(people.owner, { userId: admin.userId, role: 'viewer' })
    expect(await ask(admin)).toEqual([])
    await changeRole(people.owner, { userId: admin.userId, role: 'admin' })
    expect(await ask(admin)).toEqual(EVERY)
    await removeMember(people.owner, admin.userId)
    expect(await ask(admin)).toEqual([])
  })
})

it.each(['viewer', 'lead'] as const)('a %s does not choose what members see', async (who) => {
  await expect(chooseMembersSee(people[who], { members_see: 'all' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
