'use client'
import { PageError } from '@/components/shell/page-error'

export default function RepriceError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Reprice" error={error} />
}
