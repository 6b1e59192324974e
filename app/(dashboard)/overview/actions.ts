'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { hideFirstSteps } from '@/lib/services/first-steps/first-steps'

export async function hideFirstStepsHere(isAway: boolean): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await hideFirstSteps(caller, isAway === true)
    revalidatePath('/overview')
    return null
  })
}
