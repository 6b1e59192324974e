'use client'
import { PageError } from '@/components/shell/page-error'

export default function ImportsError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <PageError what="Imports" error={error} retry={reset} />
}
