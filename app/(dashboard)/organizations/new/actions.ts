'use server'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { startFurtherOrganization } from '@/lib/services/organizations/start-further-organization'

/** Answers its number. */
export async function startOrganizationHere(input: unknown): Promise<ActionResult<number>> {
  return memberAction((caller) => startFurtherOrganization(caller, input))
}
