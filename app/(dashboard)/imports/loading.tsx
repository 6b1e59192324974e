import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function ImportsLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        Imports are loading
      </p>
      <PageHeader title="Imports" description="What came in, once, and what was left out and why" />
      <div className="grid gap-4">
        <div className="grid gap-4 xl:grid-cols-2">
          {['send', 'connect'].map((name) => (
            <Card key={name} className="grid content-start gap-3 p-4">
              <Skeleton className="h-4 w-32" />
              <Skeleton className="h-52" />
              <Skeleton className="h-4 w-64" />
            </Card>
          ))}
        </div>
        <Card className="grid gap-2 p-4">
          <Skeleton className="mb-2 h-4 w-24" />
          {['1', '2', '3', '4', '5', '6'].map((row) => (
            <Skeleton key={row} className="h-9" />
          ))}
        </Card>
      </div>
    </>
  )
}
