'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import type { ErasureView } from '@/lib/domain/erasure/erasure-view'
import { memberAction } from '@/lib/http/member-action'
import { type Erased, erasePerson } from '@/lib/services/erasure/erase-person'
import { previewErasure } from '@/lib/services/erasure/preview-erasure'

export async function previewErasureHere(input: unknown): Promise<ActionResult<ErasureView>> {
  return memberAction((caller) => previewErasure(caller, input))
}

export async function erasePersonHere(input: unknown): Promise<ActionResult<Erased>> {
  return memberAction(async (caller) => {
    const erased = await erasePerson(caller, input)
    // Every page may have named them.
    revalidatePath('/', 'layout')
    return erased
  })
}
