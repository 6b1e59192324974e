import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function ReportNotFound() {
  return (
    <>
      <PageHeader title="Report" />
      <EmptyState
        title="There is no such report"
        actions={
          <Button asChild>
            <Link href="/reports">All reports</Link>
          </Button>
        }
      >
        It may have been deleted, or it belongs to another organization.
      </EmptyState>
    </>
  )
}
