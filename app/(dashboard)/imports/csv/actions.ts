'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { forgetCsvMapping, saveCsvMapping } from '@/lib/services/imports/csv-mappings'

export async function saveCsvMappingAction(mapping: object): Promise<ActionResult<{ id: string }>> {
  return memberAction(async (caller) => {
    const { id } = await saveCsvMapping(caller, mapping)
    revalidatePath('/imports/csv')
    return { id }
  })
}

export async function forgetCsvMappingAction(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await forgetCsvMapping(caller, String(id))
    revalidatePath('/imports/csv')
    return null
  })
}
