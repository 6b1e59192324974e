import type { Metadata } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { readUnsubscribeToken } from '@/lib/auth/unsubscribe-token'
import { unsubscribeHere } from './actions'

export const metadata: Metadata = { title: 'Digest mail' }

export default async function UnsubscribePage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string }>
  searchParams: Promise<{ done?: string }>
}) {
  const token = decodeURIComponent((await params).token)
  const found = readUnsubscribeToken(token)
  const isDone = (await searchParams).done === 'true'
  return (
    <div className="grid gap-4">
      <h1 className="font-medium text-xl">Digest mail</h1>
      {found === null ? (
        <Notice kind="error" title="This link ends no digest">
          Was it cut short? Digests are also chosen under Settings, once you are signed in.
        </Notice>
      ) : isDone ? (
        <p role="status">You get no more {found.kind} digests.</p>
      ) : (
        <form action={unsubscribeHere.bind(null, token)} className="grid justify-items-start gap-4">
          <p>Do you want no more {found.kind} digests?</p>
          <Button type="submit" variant="primary">
            Send me no more
          </Button>
        </form>
      )}
      <p className="text-muted-foreground">
        <Link href="/settings" className="underline underline-offset-4">
          Settings
        </Link>
      </p>
    </div>
  )
}
