import { PageHeader } from '@/components/shell/page-header'
import { Card } from '@/components/ui/card'
import { Skeleton } from '@/components/ui/skeleton'

export default function WhatIfLoading() {
  return (
    <>
      <p role="status" className="sr-only">
        What-if is loading
      </p>
      <PageHeader
        title="What-if"
        description={<Skeleton className="mt-1 h-4 w-56" />}
        actions={<Skeleton className="h-8 w-56" />}
      />
      <Skeleton className="mb-5 h-7 w-20" />
      <Card className="mb-4 grid gap-4 p-4">
        <Skeleton className="h-7 w-64 max-w-full" />
        <Skeleton className="h-8 w-full max-w-xl" />
      </Card>
      <Skeleton className="mb-4 h-10 w-56" />
      <Card className="grid gap-2 p-4">
        <Skeleton className="mb-2 h-4 w-24" />
        {['1', '2', '3', '4'].map((row) => (
          <Skeleton key={row} className="h-9" />
        ))}
      </Card>
    </>
  )
}
