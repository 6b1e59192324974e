'use client'
import { PageError } from '@/components/shell/page-error'

export default function OverviewError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <PageError what="Overview" error={error} retry={reset} />
}
