import Link from 'next/link'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function BudgetNotFound() {
  return (
    <>
      <PageHeader title="Budget" />
      <EmptyState
        title="There is no such budget"
        actions={
          <Button asChild>
            <Link href="/budgets">All budgets</Link>
          </Button>
        }
      >
        It may have been deleted, or it belongs to another organization.
      </EmptyState>
    </>
  )
}
