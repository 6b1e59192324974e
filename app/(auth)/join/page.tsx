import type { Metadata } from 'next'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { findInvitation } from '@/lib/services/members/accept-invitation'
import { joinHere, openJoined } from './actions'
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
      <h1 className="font-medium text-lg">Join {invitation.organizationName}</h1>
      <p className="text-muted-foreground text-sm">
        You are invited as {invitation.role}.{' '}
        {invitation.hasPassword ? 'Sign in to accept.' : 'Choose a password to accept.'}
      </p>
      <JoinForm
        token={token}
        email={invitation.email}
        hasPassword={invitation.hasPassword}
        join={joinHere}
        openJoined={openJoined}
      />
    </>
  )
}
