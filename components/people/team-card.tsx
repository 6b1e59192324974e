'use client'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { useChange } from '@/components/alerts/use-change'
import { ConfirmDialog } from '@/components/forms/confirm-dialog'
import { AddToTeam } from '@/components/people/add-to-team'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { ActionResult } from '@/lib/domain/action-result'
import type { TeamView } from '@/lib/domain/people/team-view'

type Change = (input: object) => Promise<ActionResult<null>>

/** A team: who is in it, and what whoever looks may change of that. */
export function TeamCard({
  team,
  addable,
  mayManage,
  isLead,
  put,
  remove,
  deleteTeam,
}: {
  team: TeamView
  /** Members of the organization, by address, who are not in it. */
  addable: readonly string[]
  mayManage: boolean
  /** Whether whoever looks leads it. */
  isLead: boolean
  put: Change
  remove: Change
  deleteTeam: () => Promise<ActionResult<null>>
}) {
  const router = useRouter()
  const putting = useChange(put)
  const removing = useChange(remove)
  const isPending = putting.isPending || removing.isPending
  return (
    <Card role="region" aria-label={`Team ${team.name}`}>
      <CardHeader className="border-b">
        <CardTitle className="break-words">{team.name}</CardTitle>
        {mayManage && !team.isInUsage && (
          <ConfirmDialog
            trigger={
              <Button size="sm" aria-label={`Delete team ${team.name}`}>
                Delete
              </Button>
            }
            title={`Delete team ${team.name}?`}
            confirm={{ label: 'Delete team', pending: 'Deleting…' }}
            act={deleteTeam}
            onDone={() => {
              toast.success('Team deleted')
              router.refresh()
            }}
          >
            <p>Its members stay in the organization. No usage names it, so no figure changes.</p>
          </ConfirmDialog>
        )}
      </CardHeader>
      <ul className="divide-y">
        {team.members.map((member) => (
          <li key={member.userId} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <p className="flex min-w-0 flex-1 basis-48 flex-wrap items-center gap-2">
              <span className="break-all">{member.name ?? member.email}</span>
              {member.isLead && <Badge variant="accent">Lead</Badge>}
              {member.name && <span className="break-all text-muted-foreground text-xs">{member.email}</span>}
            </p>
            {mayManage && (
              <Button
                size="sm"
                disabled={isPending}
                aria-label={`${member.isLead ? 'No longer a lead' : 'Make a lead'}: ${member.email}`}
                onClick={() => putting.run({ email: member.email, is_lead: !member.isLead })}
              >
                {member.isLead ? 'No longer a lead' : 'Make a lead'}
              </Button>
            )}
            {(mayManage || (isLead && !member.isLead)) && (
              <Button
                size="sm"
                disabled={isPending}
                aria-label={`Remove ${member.email} from ${team.name}`}
                onClick={() => removing.run({ email: member.email }, 'Removed from the team')}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
        {team.members.length === 0 && <li className="px-4 py-2 text-muted-foreground">Nobody yet.</li>}
      </ul>
      {(mayManage || isLead) && (
        <CardContent className="border-t pt-3">
          <AddToTeam team={team.name} addable={addable} mayMakeLead={mayManage} put={put} />
        </CardContent>
      )}
    </Card>
  )
}
