'use server'
import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/end-session'
import { requireMember } from '@/lib/auth/require-member'
import { switchOrganization } from '@/lib/services/sessions/switch-organization'

/** Signs this browser out. */
export async function signOutHere(): Promise<void> {
  await endSession()
  redirect('/sign-in')
}

/** Shows this browser another of the member's organizations. */
export async function switchOrganizationHere(organizationId: number): Promise<void> {
  await switchOrganization(await requireMember(), organizationId)
  redirect('/overview')
}
