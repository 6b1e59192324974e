import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NobodyLeft } from '@/components/shell/nobody-left'
import { findMember } from '@/lib/auth/find-member'
import { offeredProviders } from '@/lib/auth/offered-providers'
import { signInDestination } from '@/lib/auth/sign-in-destination'
import { signInProblem } from '@/lib/domain/members/sign-in-problem'
import { isNobodyLeft, isSetUp } from '@/lib/services/organizations/is-set-up'
import { ProviderButtons } from '../provider-buttons'
import { SignInForm } from './sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>
}) {
  const { callbackUrl, error } = await searchParams
  const goOn = await signInDestination([callbackUrl].flat()[0], error !== undefined)
  if (await findMember()) redirect(goOn)
  if (!(await isSetUp())) redirect('/setup')
  return (
    <>
      <h1 className="font-medium text-lg">Sign in</h1>
      {(await isNobodyLeft()) && <NobodyLeft />}
      <SignInForm goOn={goOn} problem={signInProblem([error].flat()[0])} />
      <ProviderButtons providers={offeredProviders()} goOn={goOn} verb="Sign in" />
    </>
  )
}
