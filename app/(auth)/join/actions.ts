'use server'
import { headers } from 'next/headers'
import { ADDRESS_HEADER } from '@/lib/auth/client-address'
import type { ActionResult } from '@/lib/domain/action-result'
import { actionResult } from '@/lib/http/action-result'
import { acceptInvitation } from '@/lib/services/members/accept-invitation'

export async function joinHere(input: unknown): Promise<ActionResult<string>> {
  const ip = (await headers()).get(ADDRESS_HEADER)
  return actionResult(() => acceptInvitation(input, { ip }))
}
