import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NobodyLeft } from '@/components/shell/nobody-left'
import { findMember } from '@/lib/auth/find-member'
import { safePath } from '@/lib/auth/safe-path'
import { isNobodyLeft, isSetUp } from '@/lib/services/organizations/is-set-up'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>
}) {
  const { callbackUrl, error } = await searchParams
  const goOn = safePath([callbackUrl].flat()[0])
  if (await findMember()) redirect(goOn)
  if (!(await isSetUp())) redirect('/setup')
  return (
    <>
      <h1 className="font-medium text-lg">Sign in</h1>
      {(await isNobodyLeft()) && <NobodyLeft />}
      <SignInForm goOn={goOn} failedBefore={error !== undefined} />
    </>
  )
}
