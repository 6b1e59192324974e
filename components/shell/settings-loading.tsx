import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** The shape of a page of settings before it is there; `status` says it to who does not see it. */
export function SettingsLoading({ title, status }: { title: string; status: string }) {
  return (
    <>
      <p role="status" className="sr-only">
        {status}
      </p>
      <PageHeader title={title} description={<Skeleton className="mt-1 h-4 w-48" />} />
      <Card className="grid max-w-4xl gap-4 p-4">
        {['1', '2', '3'].map((row) => (
          <Skeleton key={row} className="h-10" />
        ))}
      </Card>
    </>
  )
}
