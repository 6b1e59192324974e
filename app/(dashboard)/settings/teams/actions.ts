'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { memberAction } from '@/lib/http/member-action'
import { putTeamMember, removeTeamMember } from '@/lib/services/people/change-team'
import { chooseMembersSee } from '@/lib/services/people/choose-members-see'
import { createTeam } from '@/lib/services/people/create-team'
import { deleteTeam } from '@/lib/services/people/delete-team'

function changing(run: (caller: MemberCaller) => Promise<unknown>): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await run(caller)
    revalidatePath('/settings/teams')
    return null
  })
}

export async function chooseMembersSeeHere(input: object): Promise<ActionResult<null>> {
  return changing((caller) => chooseMembersSee(caller, input))
}

export async function createTeamHere(input: object): Promise<ActionResult<null>> {
  return changing((caller) => createTeam(caller, input))
}

export async function deleteTeamHere(team: string): Promise<ActionResult<null>> {
  return changing((caller) => deleteTeam(caller, String(team)))
}

export async function putTeamMemberHere(team: string, input: object): Promise<ActionResult<null>> {
  const { email, ...membership } = input as { email?: unknown }
  return changing((caller) =>
    putTeamMember(caller, { team: String(team), email: String(email ?? '') }, membership),
  )
}

export async function removeTeamMemberHere(team: string, input: object): Promise<ActionResult<null>> {
  const { email } = input as { email?: unknown }
  return changing((caller) => removeTeamMember(caller, { team: String(team), email: String(email ?? '') }))
}
