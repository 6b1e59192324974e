import type { Metadata } from 'next'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { findMember } from '@/lib/auth/find-member'
import { offeredProviders } from '@/lib/auth/offered-providers'
import { findInvitation, type OpenInvitation } from '@/lib/services/members/accept-invitation'
import { ProviderButtons } from '../provider-buttons'
import { joinHere } from './actions'
import { JoinForm } from './join-form'

export const metadata: Metadata = { title: 'Join' }

const HOW = {
  new: 'Choose a password to accept.',
  password: 'Sign in to accept.',
  provider: 'You have an account here: sign in as you do, then open this link again.',
  'signed in': 'You are signed in with this address.',
} as const

async function wayOf(invitation: OpenInvitation): Promise<keyof typeof HOW> {
  if ((await findMember())?.userId === invitation.userId) return 'signed in'
  if (invitation.hasPassword) return 'password'
  return invitation.hasLinkedAccount ? 'provider' : 'new'
}

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
  const way = await wayOf(invitation)
  // Who is new joins by signing in; who has an account comes back here to accept.
  const goOn = way === 'new' ? '/' : `/join?invitation=${encodeURIComponent(token)}`
  return (
    <>
      <h1 className="font-medium text-lg">Join {invitation.organizationName}</h1>
      <p className="text-muted-foreground text-sm">
        You are invited as {invitation.role}. {HOW[way]}
      </p>
      <JoinForm token={token} email={invitation.email} way={way} join={joinHere} />
      {way !== 'signed in' && <ProviderButtons providers={offeredProviders()} goOn={goOn} verb="Join" />}
    </>
  )
}
