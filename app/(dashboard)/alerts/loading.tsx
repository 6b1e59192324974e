import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function AlertsLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Alerts are loading
      </p>
      <PageHeader title="Alerts" description={<Skeleton className="mt-1 h-4 w-48" />} />
      <div className="grid gap-4">
        <Skeleton className="h-8 w-96 max-w-full" />
        <Card className="grid gap-4 p-4">
          {['1', '2', '3', '4'].map((row) => (
            <Skeleton key={row} className="h-9" />
          ))}
        </Card>
      </div>
    </>
  )
}
