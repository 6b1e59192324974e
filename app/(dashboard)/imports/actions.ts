'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { displayShortInstant } from '@/lib/domain/display/display-time'
import { memberAction } from '@/lib/http/member-action'
import { type CreatedApiKey, createApiKey } from '@/lib/services/api-keys/create-api-key'
import { undoImport } from '@/lib/services/imports/undo-import'
import { loadSample } from '@/lib/services/samples/load-sample'
import { removeSample } from '@/lib/services/samples/remove-sample'

export async function undoImportAction(id: string): Promise<ActionResult<{ removed: number }>> {
  return memberAction(async (caller) => {
    const undone = await undoImport(caller, String(id))
    revalidatePath('/', 'layout')
    return undone
  })
}

/** Makes the key that the commands of "Connect an agent" hold: it can send and nothing else. */
export async function createConnectKeyAction(): Promise<ActionResult<CreatedApiKey>> {
  return memberAction(async (caller) =>
    createApiKey(caller, {
      name: `Agent, ${displayShortInstant(Date.now(), caller.timeZone)}`,
      scopes: ['ingest'],
      expiresInDays: null,
    }),
  )
}

export async function loadSampleAction(): Promise<ActionResult<{ events: number }>> {
  return memberAction(async (caller) => {
    const { events } = await loadSample(caller, { name: 'small-team', nowMs: Date.now() })
    revalidatePath('/', 'layout')
    return { events }
  })
}

export async function removeSampleAction(): Promise<ActionResult<{ removed: number }>> {
  return memberAction(async (caller) => {
    const removed = await removeSample(caller)
    revalidatePath('/', 'layout')
    return removed
  })
}
