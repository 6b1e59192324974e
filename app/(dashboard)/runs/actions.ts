'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { deleteRun } from '@/lib/services/runs/delete-run'
import { saveRunByHand } from '@/lib/services/runs/save-run-by-hand'

export async function addRunHere(id: string, form: unknown): Promise<ActionResult<{ id: string }>> {
  return memberAction(async (caller) => {
    await saveRunByHand(caller, { id: String(id), isNew: true, form })
    revalidatePath('/runs', 'layout')
    return { id }
  })
}

export async function correctRunHere(id: string, form: unknown): Promise<ActionResult<{ id: string }>> {
  return memberAction(async (caller) => {
    await saveRunByHand(caller, { id: String(id), isNew: false, form })
    revalidatePath('/runs', 'layout')
    return { id }
  })
}

export async function deleteRunHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await deleteRun(caller, String(id))
    revalidatePath('/runs', 'layout')
    return null
  })
}
