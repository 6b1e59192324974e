import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function RunNotFound() {
  return (
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
  )
}
