'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { changeAlertSettings } from '@/lib/services/alerts/alert-settings'

export async function changeAlertSettingsHere(change: object): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await changeAlertSettings(caller, change)
    revalidatePath('/settings/alerts')
    return null
  })
}
