'use client'
import { PageError } from '@/components/shell/page-error'

export default function CompareError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Compare" error={error} />
}
