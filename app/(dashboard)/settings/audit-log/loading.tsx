import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function AuditLogLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        The audit log is loading
      </p>
      <PageHeader title="Audit log" description={<Skeleton className="mt-1 h-4 w-48" />} />
      <Card className="grid gap-4 p-4">
        {['1', '2', '3', '4'].map((row) => (
          <Skeleton key={row} className="h-8" />
        ))}
      </Card>
    </>
  )
}
