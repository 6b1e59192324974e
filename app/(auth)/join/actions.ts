'use server'
import { headers } from 'next/headers'
import { ADDRESS_HEADER } from '@/lib/auth/client-address'
import { findMember } from '@/lib/auth/find-member'
import type { ActionResult } from '@/lib/domain/action-result'
import { actionResult } from '@/lib/http/action-result'
import { acceptInvitation } from '@/lib/services/members/accept-invitation'

export async function joinHere(
  input: unknown,
): Promise<ActionResult<{ email: string; organizationId: number }>> {
  const ip = (await headers()).get(ADDRESS_HEADER)
  const signedInAs = (await findMember())?.userId ?? null
  return actionResult(() => acceptInvitation(input, { ip, signedInAs }))
}
