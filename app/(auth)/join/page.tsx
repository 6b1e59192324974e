import type { Metadata } from 'next'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { offeredProviders } from '@/lib/auth/offered-providers'
import { findInvitation } from '@/lib/services/members/accept-invitation'
import { ProviderButtons } from '../provider-buttons'
import { joinHere } from './actions'
import { JoinForm } from './join-form'

export const metadata: Metadata = { title: 'Join' }

export default async function JoinPage({
  searchParams,
}: {
  searchParams: Promise<{ invitation?: string | string[] }>
}) {
  const token = [(await searchParams).invitation].flat()[0] ?? ''
  const invitation = await findInvitation(token)
  if (!invitation) {
    return (
      <>
        <h1 className="font-medium text-lg">Join</h1>
        <Notice kind="warning" title="This link has been used or has ended">
          Ask whoever sent it for a new one, or{' '}
          <Link href="/sign-in" className="underline underline-offset-4">
            sign in
          </Link>
          .
        </Notice>
      </>
    )
  }
  return (
    <>
      <h1 className="font-medium text-lg">Choose a password</h1>
      <JoinForm token={token} email={invitation.email} join={joinHere} />
      <ProviderButtons providers={offeredProviders()} goOn="/" verb="Join" />
    </>
  )
}
