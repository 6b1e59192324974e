'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { readRepricingInput } from '@/lib/domain/pricing/read-repricing-input'
import { memberAction } from '@/lib/http/member-action'
import { startRepricing } from '@/lib/services/repricing/start-repricing'
import { undoRepricing } from '@/lib/services/repricing/undo-repricing'

export async function startRepricingHere(input: object): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await startRepricing(caller, readRepricingInput(input))
    revalidatePath('/prices/reprice')
    return null
  })
}

export async function undoRepricingHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await undoRepricing(caller, String(id))
    revalidatePath('/prices/reprice')
    return null
  })
}
