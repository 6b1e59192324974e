import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

/** The shape of a page of cards under each other, before they are there; `status` says it to who does not see it. */
export function CardListLoading({ title, status }: { title: string; status: string }) {
  return (
    <>
      <p role="status" className="sr-only">
        {status}
      </p>
      <PageHeader
        title={title}
        description={<Skeleton className="mt-1 h-4 w-72" />}
        actions={<Skeleton className="h-8 w-32" />}
      />
      <div className="grid gap-4">
        <Skeleton className="h-10 w-48" />
        {['1', '2', '3'].map((card) => (
          <Card key={card} className="grid gap-3 p-4">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-4" />
            <Skeleton className="h-4 w-2/3" />
          </Card>
        ))}
      </div>
    </>
  )
}
