import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function EventsLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Events are loading
      </p>
      <PageHeader
        title="Events"
        description={<Skeleton className="mt-1 h-4 w-56" />}
        actions={<Skeleton className="h-8 w-56" />}
      />
      <Skeleton className="mb-4 h-7 w-20" />
      <Card className="grid gap-2 p-4">
        {Array.from({ length: 14 }, (_, row) => `row ${row}`).map((row) => (
          <Skeleton key={row} className="h-7" />
        ))}
      </Card>
    </>
  )
}
