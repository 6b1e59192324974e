'use client'
import { Plus } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'

/** Opens the form of a new budget; shut, with the reason, for whoever may not make one. */
export function NewBudgetButton({ whyNot }: { whyNot: string | null }) {
  if (whyNot)
    return (
      <Tooltip content={whyNot}>
        <Button variant="primary" aria-disabled aria-label={`New budget: ${whyNot}`}>
          <Plus aria-hidden /> New budget
        </Button>
      </Tooltip>
    )
  return (
    <Button asChild variant="primary">
      <Link href="/budgets/new">
        <Plus aria-hidden /> New budget
      </Link>
    </Button>
  )
}
