'use client'
import { PageError } from '@/components/shell/page-error'

export default function AlertsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Alerts" error={error} />
}
