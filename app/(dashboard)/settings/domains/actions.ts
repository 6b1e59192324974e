'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import { checkDomain, type DomainCheck } from '@/lib/services/domains/check-domain'
import { addDomain, removeDomain } from '@/lib/services/domains/manage-domains'

export async function addDomainHere(input: unknown): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await addDomain(caller, input)
    revalidatePath('/settings/domains')
    return null
  })
}

export async function checkDomainHere(domain: string): Promise<ActionResult<DomainCheck>> {
  return memberAction(async (caller) => {
    const found = await checkDomain(caller, String(domain))
    revalidatePath('/settings/domains')
    return found
  })
}

export async function removeDomainHere(domain: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await removeDomain(caller, String(domain))
    revalidatePath('/settings/domains')
    return null
  })
}
