'use server'
import { revalidatePath } from 'next/cache'
import type { Invited } from '@/components/settings/invited-member'
import type { RetentionPreviewShown } from '@/components/settings/retention-form'
import { publicAddress } from '@/lib/auth/public-address'
import type { ActionResult } from '@/lib/domain/action-result'
import { calendarDayOf } from '@/lib/domain/calendar'
import { displayDay } from '@/lib/domain/display/display-time'
import { memberAction } from '@/lib/http/member-action'
import { type CreatedApiKey, createApiKey } from '@/lib/services/api-keys/create-api-key'
import { revokeApiKey } from '@/lib/services/api-keys/revoke-api-key'
import { chooseDigests, sendDigestNow } from '@/lib/services/digests/choose-digests'
import { addMember } from '@/lib/services/members/add-member'
import { changePassword } from '@/lib/services/members/change-password'
import { changeRole } from '@/lib/services/members/change-role'
import type { AddedMember } from '@/lib/services/members/invite'
import { removeMember } from '@/lib/services/members/remove-member'
import { renewInvitation } from '@/lib/services/members/renew-invitation'
import { unlinkAccount } from '@/lib/services/members/sign-in-ways'
import { chooseRetention, previewRetention } from '@/lib/services/organizations/choose-retention'
import { deleteOrganization } from '@/lib/services/organizations/delete-organization'
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

export async function previewRetentionHere(input: unknown): Promise<ActionResult<RetentionPreviewShown>> {
  return memberAction(async (caller) => {
    const { eventsKeptFrom: from, events } = await previewRetention(caller, input, Date.now())
    return { from: from && displayDay(calendarDayOf(from.getTime(), caller.timeZone), true), events }
  })
}

export async function chooseRetentionHere(input: unknown): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await chooseRetention(caller, input, Date.now())
    revalidatePath('/settings')
    return null
  })
}

/** Answers where to go then. */
export async function deleteOrganizationHere(input: unknown): Promise<ActionResult<string>> {
  return memberAction(async (caller) => {
    const { goneUserIds } = await deleteOrganization(caller, input)
    // With the account its sessions are gone; who has one still is in another organization.
    return goneUserIds.includes(caller.userId) ? '/organization-deleted' : '/overview'
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

export async function unlinkAccountHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await unlinkAccount(caller, String(id))
    revalidatePath('/settings')
    return null
  })
}

export async function changePasswordHere(input: unknown): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await changePassword(caller, input)
    revalidatePath('/settings')
    return null
  })
}

export async function addMemberHere(input: unknown): Promise<ActionResult<Invited>> {
  return memberAction(async (caller) => {
    const added = await addMember(caller, input)
    revalidatePath('/settings')
    return toInvited(added)
  })
}

export async function renewInvitationHere(userId: string): Promise<ActionResult<Invited>> {
  return memberAction(async (caller) => {
    const renewed = await renewInvitation(caller, userId)
    revalidatePath('/settings')
    return toInvited(renewed)
  })
}

export async function changeRoleHere(input: unknown): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await changeRole(caller, input)
    revalidatePath('/settings')
    return null
  })
}

export async function removeMemberHere(userId: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await removeMember(caller, userId)
    revalidatePath('/settings')
    return null
  })
}

async function toInvited({ email, invitation, isMailed }: AddedMember): Promise<Invited> {
  return { email, isMailed, link: `${await publicAddress()}/join?invitation=${invitation}` }
}

export async function chooseDigestsHere(choice: object): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await chooseDigests(caller, choice)
    revalidatePath('/settings')
    return null
  })
}

/** Answers where it is sent to. */
export async function sendDigestHere(kind: string): Promise<ActionResult<string>> {
  return memberAction(async (caller) => {
    await sendDigestNow(caller, String(kind))
    return caller.email
  })
}
