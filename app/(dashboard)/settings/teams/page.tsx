import type { Metadata } from 'next'
import Link from 'next/link'
import { MembersSeeForm } from '@/components/people/members-see-form'
import { NewTeamForm } from '@/components/people/new-team-form'
import { TeamCard } from '@/components/people/team-card'
import { PageHeader } from '@/components/shell/page-header'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { mayDo } from '@/lib/domain/members/caller'
import { listMembers } from '@/lib/services/members/list-members'
import { getMembersSee } from '@/lib/services/people/choose-members-see'
import { listTeams } from '@/lib/services/people/list-teams'
import {
  chooseMembersSeeHere,
  createTeamHere,
  deleteTeamHere,
  putTeamMemberHere,
  removeTeamMemberHere,
} from './actions'

export const metadata: Metadata = { title: 'Teams' }

export default async function TeamsPage() {
  const caller = await requireMember()
  const mayManage = mayDo(caller, 'manage_teams')
  const [teams, members, see] = await Promise.all([
    listTeams(caller),
    listMembers(caller),
    getMembersSee(caller),
  ])
  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Teams"
        description={
          <>
            Who works with whom, and who sees what · <Link href="/settings">Settings</Link>
            {!mayManage && ` · your role (${caller.role}) may look at this`}
          </>
        }
        actions={teams.length > 0 && <ExportMenu href="/api/v1/teams" />}
      />
      <div className="grid gap-4">
        <Card>
          <CardHeader>
            <CardTitle>Who sees what</CardTitle>
          </CardHeader>
          <CardContent>
            <MembersSeeForm
              see={see}
              mayChange={mayDo(caller, 'manage_organization')}
              choose={chooseMembersSeeHere}
            />
          </CardContent>
        </Card>
        <p className="max-w-2xl text-pretty text-muted-foreground text-sm">
          A team’s spend is the usage that names it. Putting somebody into a team moves no usage; where calls
          of a team’s members name no team, its lead sees them too.
        </p>
        {mayManage && <NewTeamForm create={createTeamHere} />}
        {teams.length === 0 && (
          <p className="text-muted-foreground">There is no team yet, and no usage names one.</p>
        )}
        {teams.map((team) => {
          const inTeam = new Set(team.members.map(({ userId }) => userId))
          return (
            <TeamCard
              key={team.name}
              team={team}
              addable={members.filter(({ userId }) => !inTeam.has(userId)).map(({ email }) => email)}
              mayManage={mayManage}
              isLead={team.members.some(({ userId, isLead }) => isLead && userId === caller.userId)}
              put={putTeamMemberHere.bind(null, team.name)}
              remove={removeTeamMemberHere.bind(null, team.name)}
              deleteTeam={deleteTeamHere.bind(null, team.name)}
            />
          )
        })}
      </div>
    </div>
  )
}
