'use server'
import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/end-session'

/** Signs this browser out. */
export async function signOutHere(): Promise<void> {
  await endSession()
  redirect('/sign-in')
}
