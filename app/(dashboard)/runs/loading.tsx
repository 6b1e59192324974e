import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function RunsLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Runs are loading
      </p>
      <PageHeader
        title="Runs"
        description="What each agent run cost and what it came to"
        actions={<Skeleton className="h-8 w-56" />}
      />
      <Skeleton className="mb-4 h-7 w-20" />
      <div className="grid gap-4">
        <Card className="p-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="mt-2 h-10 w-56" />
        </Card>
        <Card className="grid gap-2 p-4">
          <Skeleton className="mb-2 h-4 w-24" />
          {['1', '2', '3', '4', '5', '6', '7', '8'].map((row) => (
            <Skeleton key={row} className="h-7" />
          ))}
        </Card>
      </div>
    </>
  )
}
