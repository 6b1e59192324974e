'use client'
import { PageError } from '@/components/shell/page-error'

export default function ExploreError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <PageError what="Explore" error={error} retry={reset} />
}
