'use client'
import { PageError } from '@/components/shell/page-error'

export default function PricesError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Prices" error={error} />
}
