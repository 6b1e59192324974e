import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { addMember, readAudit } from '../../testing/members'
import { removeMember } from '../members/remove-member'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { putTeamMember, removeTeamMember } from './change-team'
import { createTeam } from './create-team'
import { deleteTeam } from './delete-team'
import { listTeams } from './list-teams'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-06-15T12:00:00Z')
const team = 'harbour'

async function teamOfThree() {
  const owner = await makeOrganization()
  const [lead, mate, other] = [
    await addMember(owner, 'member'),
    await addMember(owner, 'member'),
    await addMember(owner, 'viewer'),
  ]
  await createTeam(owner, { name: team })
  await putTeamMember(owner, { team, email: lead.email }, { is_lead: true })
  await putTeamMember(owner, { team, email: mate.email }, {})
  return { owner, lead, mate, other }
}

const membersOf = async (caller: MemberCaller) =>
  (await listTeams(caller)).map(({ name, members }) => [
    name,
    members.map(({ email, isLead }) => [email, isLead]),
  ])

describe('a team', () => {
  it('has members and leads, and says in the log who changed them', async () => {
    const { owner, lead, mate } = await teamOfThree()
    expect(await membersOf(mate)).toEqual([
      [
        team,
        [
          [lead.email, true],
          [mate.email, false],
        ],
      ],
    ])
    await putTeamMember(owner, { team, email: mate.email.toUpperCase() }, { is_lead: true })
    await removeTeamMember(owner, { team, email: lead.email })
    expect(await membersOf(owner)).toEqual([[team, [[mate.email, true]]]])
    expect((await readAudit(owner.organizationId)).map(({ action }) => action)).toEqual([
      'team.create',
      'team.add_member',
      'team.add_member',
      'team.change_member',
      'team.remove_member',
    ])
  })

  it('loses whoever leaves the organization', async () => {
    const { owner, lead, mate } = await teamOfThree()
    await removeMember(owner, lead.userId)
    expect(await membersOf(owner)).toEqual([[team, [[mate.email, false]]]])
  })

  it('is not deleted while usage names it, and moves no usage', async () => {
    const { owner, mate } = await teamOfThree()
    const call = { timestamp: '2026-06-01T12:00:00Z', model: 'claude-sonnet-4-6', input_tokens: 1 }
    await ingestUsage(owner, [{ json: { ...call, id: 'a', user: mate.email } }], NOW)
    await deleteTeam(owner, team)
    expect(await membersOf(owner)).toEqual([])
    await ingestUsage(owner, [{ json: { ...call, id: 'b', team } }], NOW)
    await expect(deleteTeam(owner, team)).rejects.toMatchObject({ code: 'conflict' })
    await putTeamMember(owner, { team, email: mate.email }, {})
    const { rows } = await getSpend(owner, { from: null, to: null, groupBy: ['team', 'user'], filters: {} })
    expect(rows.map(({ values }) => values)).toEqual(
      expect.arrayContaining([
        [team, null],
        [null, mate.email],
      ]),
    )
  })
})

describe('who may change a team', () => {
  it('a lead adds and removes members of their own team, and no leads', async () => {
    const { owner, lead, mate, other } = await teamOfThree()
    await createTeam(owner, { name: 'mill' })
    await putTeamMember(lead, { team, email: other.email }, {})
    await removeTeamMember(lead, { team, email: mate.email })
    expect(await membersOf(owner)).toContainEqual([
      team,
      [
        [lead.email, true],
        [other.email, false],
      ],
    ])
    for (const refused of [
      () => putTeamMember(lead, { team, email: other.email }, { is_lead: true }),
      () => putTeamMember(lead, { team, email: lead.email }, { is_lead: false }),
      () => removeTeamMember(lead, { team, email: lead.email }),
      () => putTeamMember(lead, { team: 'mill', email: other.email }, {}),
      () => createTeam(lead, { name: 'mine' }),
      () => deleteTeam(lead, team),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'forbidden' })
  })

  it.each(['viewer', 'member'] as const)(
    'a %s changes nothing, whether or not there is such a team',
    async (role) => {
      const { owner, mate } = await teamOfThree()
      const one = await addMember(owner, role)
      for (const name of [team, 'no such team']) {
        await expect(putTeamMember(one, { team: name, email: one.email }, {})).rejects.toMatchObject({
          code: 'forbidden',
        })
        await expect(removeTeamMember(one, { team: name, email: mate.email })).rejects.toMatchObject({
          code: 'forbidden',
        })
      }
    },
  )
})

it('refuses a team of the same name, whoever is no member, and a team that is not there', async () => {
  const { owner } = await teamOfThree()
  await expect(createTeam(owner, { name: 'Harbour' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(putTeamMember(owner, { team, email: 'x@example.com' }, {})).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(removeTeamMember(owner, { team, email: 'x@example.com' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(deleteTeam(owner, 'mill')).rejects.toMatchObject({ code: 'not_found' })
})

it("another organization's teams stay unseen", async () => {
  const { mate } = await teamOfThree()
  const other = await makeOrganization()
  expect(await listTeams(other)).toEqual([])
  await expect(putTeamMember(other, { team, email: mate.email }, {})).rejects.toMatchObject({
    code: 'not_found',
  })
})
