'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { setRateLimits } from '@/lib/services/routing/set-rate-limits'

export async function setRateLimitsAction(input: unknown): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await setRateLimits(caller, input)
    revalidatePath('/routing')
    return null
  })
}
