'use client'
import { PageError } from '@/components/shell/page-error'

export default function ReportsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Reports" error={error} />
}
