'use client'
import { PageError } from '@/components/shell/page-error'

export default function EstimatesError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Estimates" error={error} />
}
