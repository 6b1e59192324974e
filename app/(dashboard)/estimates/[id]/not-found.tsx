import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function EstimateNotFound() {
  return (
    <>
      <PageHeader title="Estimate" />
      <EmptyState
        title="There is no such estimate"
        actions={
          <Button asChild>
            <Link href="/estimates">All estimates</Link>
          </Button>
        }
      >
        It may have been deleted, or it belongs to another organization.
      </EmptyState>
    </>
  )
}
