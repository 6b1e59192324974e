'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { changeAlert } from '@/lib/services/alerts/change-alert'

/** Says of an alert what its page's buttons say. */
export async function handleAlertAction(id: string, change: object): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await changeAlert(caller, String(id), change)
    revalidatePath('/alerts', 'layout')
    return null
  })
}
