import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function OverviewLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Overview is loading
      </p>
      <PageHeader title="Overview" description={<Skeleton className="mt-1 h-4 w-56" />} />
      <div className="grid gap-4">
        <Card className="flex flex-wrap gap-x-12 gap-y-5 px-5 py-4">
          <div className="grid flex-[2_1_18rem] gap-2">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-9 w-48" />
            <Skeleton className="h-4 w-64" />
          </div>
          <div className="grid flex-[3_1_24rem] grid-cols-2 gap-6 sm:grid-cols-4">
            {['today', 'before', 'calls', 'tokens'].map((name) => (
              <div key={name} className="grid content-start gap-2">
                <Skeleton className="h-4 w-16" />
                <Skeleton className="h-5 w-20" />
              </div>
            ))}
          </div>
        </Card>
        <Card className="p-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="mt-4 h-72" />
        </Card>
        <div className="grid gap-4 md:grid-cols-2 3xl:grid-cols-4">
          {['project', 'user', 'model', 'framework'].map((name) => (
            <Card key={name} className="grid gap-2 p-4">
              <Skeleton className="mb-2 h-4 w-24" />
              {['1', '2', '3', '4', '5', '6'].map((row) => (
                <Skeleton key={row} className="h-7" />
              ))}
            </Card>
          ))}
        </div>
      </div>
    </>
  )
}
