'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { ProductError } from '@/lib/domain/errors'
import { PUBLISHED_DEFAULTS } from '@/lib/domain/estimate/estimate-defaults'
import { EXAMPLE_FORM, parseEstimateForm, readEstimateForm } from '@/lib/domain/estimate/estimate-query'
import { memberAction } from '@/lib/http/member-action'
import { changeEstimate, removeEstimate } from '@/lib/services/estimates/change-estimate'
import { saveEstimate } from '@/lib/services/estimates/save-estimate'

/** Saves what the page of an address shows; `query` is the address's. */
export async function saveEstimateAction(input: {
  name: string
  query: string
}): Promise<ActionResult<{ id: string }>> {
  return memberAction(async (caller) => {
    const form = readEstimateForm(new URLSearchParams(String(input.query))) ?? EXAMPLE_FORM
    const parsed = parseEstimateForm(form)
    if (!parsed.ok)
      throw new ProductError('invalid', 'This can’t be estimated as it stands.', { fields: parsed.fields })
    const { saved } = await saveEstimate(caller, { name: input.name }, parsed.input, {
      defaults: PUBLISHED_DEFAULTS,
      nowMs: Date.now(),
    })
    revalidatePath('/estimates')
    return { id: saved.id }
  })
}

export async function changeEstimateAction(
  id: string,
  change: { name: string; run_ids: string[] },
): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await changeEstimate(caller, String(id), change)
    revalidatePath('/estimates', 'layout')
    return null
  })
}

export async function removeEstimateAction(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await removeEstimate(caller, String(id))
    revalidatePath('/estimates')
    return null
  })
}
