'use client'
import { PageError } from '@/components/shell/page-error'

export default function EstimateError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The estimator" error={error} />
}
