'use client'
import { PageError } from '@/components/shell/page-error'

export default function TeamsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Teams" error={error} />
}
