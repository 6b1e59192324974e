import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** The shape of a page of a figure, a chart and a table, before they are there. */
export function ChartPageLoading({ title }: { title: string }) {
  return (
    <>
      <p role="status" className="sr-only">
        {title} is loading
      </p>
      <PageHeader
        title={title}
        description={<Skeleton className="mt-1 h-4 w-56" />}
        actions={<Skeleton className="h-8 w-56" />}
      />
      <Skeleton className="mb-3 h-8 w-full max-w-xl" />
      <Skeleton className="mb-4 h-7 w-20" />
      <div className="grid gap-4">
        <Skeleton className="h-10 w-48" />
        <Card className="p-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="mt-4 h-72" />
        </Card>
        <Card className="grid gap-2 p-4">
          <Skeleton className="mb-2 h-4 w-24" />
          {['1', '2', '3', '4', '5', '6', '7', '8'].map((row) => (
            <Skeleton key={row} className="h-7" />
          ))}
        </Card>
      </div>
    </>
  )
}
