import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function RunNotFound() {
  return (
    <>
      <PageHeader title="Runs" />
      <EmptyState
        title="There is no run of this id"
        actions={
          <Button asChild>
            <Link href="/runs">All runs</Link>
          </Button>
        }
      >
        It may have been deleted, or it belongs to another organization.
      </EmptyState>
    </>
  )
}
