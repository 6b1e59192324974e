import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { BudgetState } from '@/lib/domain/budgets/budget'

const LOOKS = {
  ok: { variant: 'success', icon: CircleCheck, word: 'OK' },
  warning: { variant: 'warning', icon: TriangleAlert, word: 'Warning' },
  exceeded: { variant: 'destructive', icon: OctagonAlert, word: 'Exceeded' },
} as const

/** Where a budget stands, by an icon and a word. */
export function BudgetStateBadge({ state }: { state: BudgetState }) {
  const { variant, icon: Icon, word } = LOOKS[state]
  return (
    <Badge variant={variant}>
      <Icon aria-hidden /> {word}
    </Badge>
  )
}
