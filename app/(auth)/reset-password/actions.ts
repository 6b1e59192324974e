'use server'
import { headers } from 'next/headers'
import { ADDRESS_HEADER } from '@/lib/auth/client-address'
import type { ActionResult } from '@/lib/domain/action-result'
import { actionResult } from '@/lib/http/action-result'
import { resetPassword } from '@/lib/services/members/reset-password'

export async function resetHere(input: unknown): Promise<ActionResult<{ email: string }>> {
  const ip = (await headers()).get(ADDRESS_HEADER)
  return actionResult(() => resetPassword(input, { ip, now: new Date() }))
}
