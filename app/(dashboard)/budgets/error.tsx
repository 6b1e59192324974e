'use client'
import { PageError } from '@/components/shell/page-error'

export default function BudgetsError({ error }: { error: Error & { digest?: string } }) {
  return <PageError what="Budgets" error={error} />
}
