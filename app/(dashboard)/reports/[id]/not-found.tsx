import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'

export default function ReportNotFound() {
  return (
    <>
      <PageHeader title="Report" />
      <EmptyState title="There is no such report" actions={<Link href="/reports">All reports</Link>}>
        It may have been deleted, or it belongs to another organization.
      </EmptyState>
    </>
  )
}
