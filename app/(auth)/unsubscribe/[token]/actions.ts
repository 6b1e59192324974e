'use server'
import { redirect } from 'next/navigation'
import { unsubscribe } from '@/lib/services/digests/choose-digests'

export async function unsubscribeHere(token: string): Promise<void> {
  await unsubscribe(String(token))
  redirect(`/unsubscribe/${encodeURIComponent(String(token))}?done=true`)
}
