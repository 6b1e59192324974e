'use client'
import { PageError } from '@/components/shell/page-error'

export default function AttributionError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Attribution" error={error} />
}
