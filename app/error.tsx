'use client'
import { PageError } from '@/components/shell/page-error'

export default function RootError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main className="mx-auto max-w-2xl px-4 py-16">
      <PageError what="This page" error={error} retry={reset} />
    </main>
  )
}
