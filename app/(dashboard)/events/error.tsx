'use client'
import { PageError } from '@/components/shell/page-error'

export default function EventsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The ledger" error={error} />
}
