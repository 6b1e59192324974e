'use client'
import { PageError } from '@/components/shell/page-error'

export default function AuditLogError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The audit log" error={error} />
}
