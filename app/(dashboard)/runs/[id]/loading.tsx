import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function RunLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        The run is loading
      </p>
      <PageHeader
        title={<Skeleton className="h-5 w-64" />}
        description={<Skeleton className="mt-1 h-4 w-40" />}
        actions={<Skeleton className="h-8 w-24" />}
      />
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
