'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { memberAction } from '@/lib/http/member-action'
import {
  changeChannel,
  deleteChannel,
  pauseChannelOf,
  resumeChannelOf,
  rotateSecret,
} from '@/lib/services/channels/change-channel'
import { createChannel } from '@/lib/services/channels/create-channel'
import { testChannel } from '@/lib/services/channels/test-channel'

const PAGE = '/settings/channels'

export async function createChannelHere(input: unknown): Promise<ActionResult<string | null>> {
  return memberAction(async (caller) => {
    const { secret } = await createChannel(caller, input)
    revalidatePath(PAGE)
    return secret
  })
}

export async function deleteChannelHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await deleteChannel(caller, id)
    revalidatePath(PAGE)
    return null
  })
}

export async function changeChannelHere(id: string, input: unknown): Promise<ActionResult<string | null>> {
  return memberAction(async (caller) => {
    const { secret } = await changeChannel(caller, id, input)
    revalidatePath(PAGE)
    return secret
  })
}

export async function pauseChannelHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await pauseChannelOf(caller, id)
    revalidatePath(PAGE)
    return null
  })
}

export async function resumeChannelHere(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await resumeChannelOf(caller, id)
    revalidatePath(PAGE)
    return null
  })
}

export async function testChannelHere(id: string): Promise<ActionResult<{ isOk: boolean; answer: string }>> {
  return memberAction((caller) => testChannel(caller, id))
}

export async function rotateSecretHere(id: string): Promise<ActionResult<string>> {
  return memberAction(async (caller) => (await rotateSecret(caller, id)).secret)
}
