'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import type { MemberCaller } from '@/lib/domain/members/caller'
import type { SavedView } from '@/lib/domain/views/saved-view'
import { memberAction } from '@/lib/http/member-action'
import { changeView, deleteView, saveView } from '@/lib/services/views/change-saved-views'

function changing(run: (caller: MemberCaller) => Promise<SavedView>): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    const { page } = await run(caller)
    revalidatePath(`/${page}`)
    return null
  })
}

export async function saveViewHere(page: string, input: object): Promise<ActionResult<null>> {
  return changing((caller) => saveView(caller, { ...input, page }))
}

export async function changeViewHere(id: string, input: object): Promise<ActionResult<null>> {
  return changing((caller) => changeView(caller, String(id), input))
}

export async function deleteViewHere(id: string): Promise<ActionResult<null>> {
  return changing((caller) => deleteView(caller, String(id)))
}
