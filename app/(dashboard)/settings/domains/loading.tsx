import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function DomainsLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        The domains are loading
      </p>
      <PageHeader title="Email domains" description={<Skeleton className="mt-1 h-4 w-48" />} />
      <Card className="grid max-w-4xl gap-4 p-4">
        {['1', '2', '3'].map((row) => (
          <Skeleton key={row} className="h-10" />
        ))}
      </Card>
    </>
  )
}
