'use client'
import { PageError } from '@/components/shell/page-error'

export default function ReportError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="This report" error={error} />
}
