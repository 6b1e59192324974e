import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function NotFoundInside() {
  return (
    <>
      <PageHeader title="Not found" />
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
    </>
  )
}
