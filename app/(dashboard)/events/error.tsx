'use client'
import { PageError } from '@/components/shell/page-error'

export default function EventsError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <PageError what="The ledger" error={error} retry={reset} />
}
