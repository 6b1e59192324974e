import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

export default function ApiReferenceLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        The API reference is loading
      </p>
      <PageHeader title="API reference" description={<Skeleton className="mt-1 h-4 w-72" />} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <Skeleton className="h-96" />
        <div className="grid gap-4">
          <Skeleton className="h-64" />
          <Skeleton className="h-96" />
        </div>
      </div>
    </>
  )
}
