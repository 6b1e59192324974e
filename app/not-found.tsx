import type { Metadata } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="There is nothing at this address"
        actions={
          <Button asChild>
            <Link href="/overview">Go to Overview</Link>
          </Button>
        }
      >
        It may have been removed, or it belongs to another organization.
      </EmptyState>
    </main>
  )
}
