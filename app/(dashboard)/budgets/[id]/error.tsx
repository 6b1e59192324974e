'use client'
import { PageError } from '@/components/shell/page-error'

export default function BudgetError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="The budget" error={error} />
}
