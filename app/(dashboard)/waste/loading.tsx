import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function WasteLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Waste is loading
      </p>
      <PageHeader
        title="Waste"
        description={<Skeleton className="mt-1 h-4 w-56" />}
        actions={<Skeleton className="h-8 w-56" />}
      />
      <Skeleton className="mb-5 h-8 w-full max-w-xl" />
      <div className="grid gap-4">
        <Skeleton className="h-10 w-48" />
        <Card className="grid gap-2 p-4">
          {['1', '2', '3', '4', '5', '6', '7', '8'].map((row) => (
            <Skeleton key={row} className="h-11" />
          ))}
        </Card>
      </div>
    </>
  )
}
