import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function EstimatesLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Estimates are loading
      </p>
      <PageHeader title="Estimates" description={<Skeleton className="mt-1 h-4 w-72" />} />
      <Card className="grid gap-2 p-4">
        {['1', '2', '3', '4', '5', '6'].map((row) => (
          <Skeleton key={row} className="h-7" />
        ))}
      </Card>
    </>
  )
}
