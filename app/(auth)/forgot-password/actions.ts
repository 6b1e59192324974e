'use server'
import { headers } from 'next/headers'
import { ADDRESS_HEADER } from '@/lib/auth/client-address'
import type { ActionResult } from '@/lib/domain/action-result'
import { actionResult } from '@/lib/http/action-result'
import { askPasswordReset } from '@/lib/services/members/ask-password-reset'

export async function askResetHere(input: unknown): Promise<ActionResult<null>> {
  const ip = (await headers()).get(ADDRESS_HEADER)
  return actionResult(async () => {
    await askPasswordReset(input, { ip })
    return null
  })
}
