'use server'
import { headers } from 'next/headers'
import { ADDRESS_HEADER } from '@/lib/auth/client-address'
import type { ActionResult } from '@/lib/domain/action-result'
import { actionResult } from '@/lib/http/action-result'
import { startOrganization } from '@/lib/services/organizations/start-organization'

export async function startHere(input: unknown): Promise<ActionResult<null>> {
  const ip = (await headers()).get(ADDRESS_HEADER)
  return actionResult(async () => {
    await startOrganization(input, { ip })
    return null
  })
}
