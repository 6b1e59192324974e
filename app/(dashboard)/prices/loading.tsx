import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function PricesLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Prices are loading
      </p>
      <PageHeader title="Prices" description={<Skeleton className="mt-1 h-4 w-56" />} />
      <div className="grid gap-4">
        {['own', 'catalogue'].map((card) => (
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
