'use client'
import { PageError } from '@/components/shell/page-error'

export default function ForecastError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The forecast" error={error} />
}
