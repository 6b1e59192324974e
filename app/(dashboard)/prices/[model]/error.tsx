'use client'
import { PageError } from '@/components/shell/page-error'

export default function ModelPricesError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The prices of this model" error={error} />
}
