'use client'
import { PageError } from '@/components/shell/page-error'

export default function OverviewError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Overview" error={error} />
}
