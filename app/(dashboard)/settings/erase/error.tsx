'use client'
import { PageError } from '@/components/shell/page-error'

export default function EraseError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The names in the logs" error={error} />
}
