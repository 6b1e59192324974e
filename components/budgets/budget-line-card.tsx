import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import { BudgetBarFigure } from '@/components/budgets/budget-bar-figure'
import { BudgetFigures } from '@/components/budgets/budget-figures'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { BudgetLine } from '@/lib/charts/to-budgets-model'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** Are we fine against the budget: the one that matters most, and the way to the others. */
export function BudgetLineCard({
  line,
  others,
  mayMake,
}: {
  /** Null where there is no budget. */
  line: BudgetLine | null
  others: number
  mayMake: boolean
}) {
  if (line === null)
    return (
      <Card
        aria-label="Budget"
        className="flex flex-wrap items-center justify-between gap-2 px-4 py-2 sm:px-5"
      >
        <p className="text-muted-foreground">No budget set.</p>
        {mayMake && (
          <Button asChild size="sm">
            <Link href="/budgets/new?name=Organization">Set a budget</Link>
          </Button>
        )}
      </Card>
    )
  return (
    <Card
      aria-label="Budget"
      className="grid gap-x-12 gap-y-2 px-4 py-3 sm:px-5 xl:grid-cols-[auto_minmax(0,1fr)]"
    >
      <div className="min-w-0">
        <h2 className="text-muted-foreground">
          Against the budget{' '}
          <Link
            href={`/budgets/${line.id}`}
            className="break-words text-foreground underline underline-offset-4"
          >
            {line.name}
          </Link>
        </h2>
        <BudgetFigures bar={line.bar} />
        <p className="text-muted-foreground text-xs">
          {line.amount} · {line.scope} · {line.notes[0]}
        </p>
        <Link
          href="/budgets"
          className="inline-flex min-h-6 items-center gap-1 text-muted-foreground text-xs hover:text-foreground"
        >
          {others > 0 ? `${displayNumberOf(others, 'more budget')}` : 'All budgets'}
          <ArrowUpRight aria-hidden className="size-3.5" />
        </Link>
      </div>
      <BudgetBarFigure bar={line.bar} />
    </Card>
  )
}
