'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { muteAnomalies } from '@/lib/services/alerts/alert-settings'
import { changeAlert } from '@/lib/services/alerts/change-alert'

/** Says of an alert what its page's buttons say. */
export async function handleAlertAction(id: string, change: object): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await changeAlert(caller, String(id), change)
    revalidatePath('/alerts', 'layout')
    return null
  })
}

/** Tells no more of what an alert of unusual spend is about. */
export async function muteAction(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await muteAnomalies(caller, String(id))
    revalidatePath('/settings/alerts')
    return null
  })
}
