import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function RoutingLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Routing is loading
      </p>
      <PageHeader
        title="Routing"
        description={<Skeleton className="mt-1 h-4 w-56" />}
        actions={<Skeleton className="h-8 w-56" />}
      />
      <Skeleton className="mb-3 h-8 w-full max-w-xl" />
      <Skeleton className="mb-5 h-14 w-full max-w-md" />
      <div className="grid gap-4">
        <Skeleton className="h-10 w-48" />
        {['1', '2'].map((card) => (
          <Card key={card} className="grid gap-2 p-4">
            <Skeleton className="mb-2 h-4 w-40" />
            <Skeleton className="h-7" />
            <Skeleton className="h-7" />
            <Skeleton className="h-7" />
          </Card>
        ))}
      </div>
    </>
  )
}
