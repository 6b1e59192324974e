'use client'
import { PageError } from '@/components/shell/page-error'

export default function RunsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Runs" error={error} />
}
