import type { Metadata } from 'next'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { findReset } from '@/lib/services/members/reset-password'
import { resetHere } from './actions'
import { ResetPasswordForm } from './reset-password-form'

export const metadata: Metadata = { title: 'Choose a new password' }

export default async function ResetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ reset?: string | string[] }>
}) {
  const token = [(await searchParams).reset].flat()[0] ?? ''
  const reset = await findReset(token)
  return (
    <>
      <h1 className="font-medium text-lg">Choose a new password</h1>
      {reset ? (
        <ResetPasswordForm token={token} email={reset.email} choose={resetHere} />
      ) : (
        <Notice kind="warning" title="This link has been used or has ended">
          <Link href="/forgot-password" className="underline underline-offset-4">
            Ask for a new one
          </Link>
          .
        </Notice>
      )}
    </>
  )
}
