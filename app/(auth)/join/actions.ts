'use server'
import { headers } from 'next/headers'
import { ADDRESS_HEADER } from '@/lib/auth/client-address'
import { findMember } from '@/lib/auth/find-member'
import type { ActionResult } from '@/lib/domain/action-result'
import { actionResult } from '@/lib/http/action-result'
import { memberAction } from '@/lib/http/member-action'
import { acceptInvitation } from '@/lib/services/members/accept-invitation'
import { switchOrganization } from '@/lib/services/sessions/switch-organization'

export async function joinHere(
  input: unknown,
): Promise<ActionResult<{ email: string; organizationId: number }>> {
  const ip = (await headers()).get(ADDRESS_HEADER)
  const signedInAs = (await findMember())?.userId ?? null
  return actionResult(() => acceptInvitation(input, { ip, signedInAs }))
}

/** Lets the browser that has just signed in look at the organization that was joined. */
export async function openJoined(organizationId: number): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await switchOrganization(caller, organizationId)
    return null
  })
}
