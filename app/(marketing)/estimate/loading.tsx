import { PageHeader } from '@/components/shell/page-header'
import { Skeleton } from '@/components/ui/skeleton'

export default function EstimateLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        The estimator is loading
      </p>
      <PageHeader title="What will this build cost?" description={<Skeleton className="mt-1 h-4 w-72" />} />
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <Skeleton className="h-[40rem]" />
        <div className="grid gap-4">
          <Skeleton className="h-10 w-64" />
          <Skeleton className="h-56" />
          <Skeleton className="h-72" />
        </div>
      </div>
    </>
  )
}
