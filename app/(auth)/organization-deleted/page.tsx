import type { Metadata } from 'next'
import Link from 'next/link'
import { NobodyLeft } from '@/components/shell/nobody-left'
import { isNobodyLeft } from '@/lib/services/organizations/is-set-up'

export const metadata: Metadata = { title: 'Organization deleted' }
export const dynamic = 'force-dynamic'

export default async function OrganizationDeletedPage() {
  return (
    <>
      <div className="grid gap-2" role="status">
        <h1 className="font-medium text-lg">The organization is deleted</h1>
        <p className="text-pretty text-muted-foreground">
          Its keys are refused and you are signed out. What it held is being taken out of the database; a
          large one takes a few minutes.
        </p>
      </div>
      {(await isNobodyLeft()) ? (
        <NobodyLeft />
      ) : (
        <p>
          <Link href="/sign-in" className="underline underline-offset-4">
            Sign in
          </Link>{' '}
          to another organization.
        </p>
      )}
    </>
  )
}
