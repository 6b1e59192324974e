import { signIn } from 'next-auth/react'
import type { ActionResult } from '@/lib/domain/action-result'

/** Signs this browser in. */
export async function signInHere(email: string, password: string): Promise<ActionResult<null>> {
  const answer = await signIn('credentials', { email, password, redirect: false })
  if (answer?.ok) return { ok: true, value: null }
  const isRefused = !answer?.error || answer.error === 'CredentialsSignin'
  return {
    ok: false,
    message: isRefused ? 'The email address and password do not match.' : (answer.error ?? ''),
    fields: [],
  }
}
