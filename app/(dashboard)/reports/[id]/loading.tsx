import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function ReportsLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Reports are loading
      </p>
      <PageHeader
        title="Reports"
        description={<Skeleton className="mt-1 h-4 w-72" />}
        actions={<Skeleton className="h-8 w-32" />}
      />
      <div className="grid gap-4">
        <Skeleton className="h-10 w-48" />
        {['1', '2', '3'].map((card) => (
          <Card key={card} className="grid gap-3 p-4">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-4" />
            <Skeleton className="h-4 w-2/3" />
          </Card>
        ))}
      </div>
    </>
  )
}
