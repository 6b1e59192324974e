'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { confirmIdentity } from '@/lib/services/people/confirm-identity'
import { undoIdentity } from '@/lib/services/people/undo-identity'

export async function confirmIdentityHere(input: object): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await confirmIdentity(caller, input)
    // Every page may name them.
    revalidatePath('/', 'layout')
    return null
  })
}

export async function undoIdentityHere(input: object): Promise<ActionResult<null>> {
  const { name } = input as { name?: unknown }
  return memberAction(async (caller) => {
    await undoIdentity(caller, String(name ?? ''))
    revalidatePath('/', 'layout')
    return null
  })
}
