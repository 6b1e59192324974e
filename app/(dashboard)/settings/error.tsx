'use client'
import { PageError } from '@/components/shell/page-error'

export default function SettingsError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <PageError what="Settings" error={error} retry={reset} />
}
