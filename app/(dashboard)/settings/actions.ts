'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { type CreatedApiKey, createApiKey } from '@/lib/services/api-keys/create-api-key'
import { revokeApiKey } from '@/lib/services/api-keys/revoke-api-key'
import { updateOrganization } from '@/lib/services/organizations/update-organization'
import { revokeSession } from '@/lib/services/sessions/revoke-session'

export async function updateOrganizationHere(input: unknown): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await updateOrganization(caller, input)
    // Every page shows the name, and days of the zone.
    revalidatePath('/', 'layout')
    return null
  })
}

export async function createKeyHere(input: unknown): Promise<ActionResult<CreatedApiKey>> {
  return memberAction(async (caller) => {
    const key = await createApiKey(caller, input)
    revalidatePath('/settings')
    return key
  })
}

export async function revokeKeyHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await revokeApiKey(caller, id)
    revalidatePath('/settings')
    return null
  })
}

export async function revokeSessionHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await revokeSession(caller, id)
    revalidatePath('/settings')
    return null
  })
}
