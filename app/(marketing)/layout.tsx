import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from '@/components/shell/mark'
import { Button } from '@/components/ui/button'
import { findMember } from '@/lib/auth/find-member'

/** Around the pages that need no sign-in. */
export default async function MarketingLayout({ children }: { children: ReactNode }) {
  const member = await findMember()
  return (
    <div className="min-h-dvh">
      <header className="border-b print:hidden">
        <div className="mx-auto flex h-12 max-w-[105rem] items-center justify-between gap-4 px-4 sm:px-6 2xl:px-8">
          <Link href="/" className="flex items-center gap-2 font-medium">
            <Mark className="size-5 text-primary" /> Outlay
          </Link>
          <Button asChild variant="quiet">
            {member ? (
              <Link href="/overview">Go to your dashboard</Link>
            ) : (
              <Link href="/sign-in">Sign in</Link>
            )}
          </Button>
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-[105rem] px-4 py-5 sm:px-6 sm:py-6 2xl:px-8">
        {children}
      </main>
    </div>
  )
}
