import { ArrowUpRight, Bell } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { BudgetBarFigure } from '@/components/budgets/budget-bar-figure'
import { BudgetFigures } from '@/components/budgets/budget-figures'
import type { BudgetLine } from '@/lib/charts/to-budgets-model'
import { displayNumberOf } from '@/lib/domain/display/display-count'

/** A budget of a list: where it stands, its bar, and what there is to know of it. */
export function BudgetRow({ line }: { line: BudgetLine }) {
  const [alert] = line.openAlerts
  return (
    <li className="grid gap-x-8 gap-y-2 border-t px-4 py-3 xl:grid-cols-[16rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <h3 className="break-words font-medium">
          <Link href={`/budgets/${line.id}`} className="hover:underline">
            {line.name}
          </Link>
        </h3>
        <p className="text-muted-foreground">{line.amount}</p>
        {alert && (
          <Link
            href={line.openAlerts.length === 1 ? `/alerts/${alert.id}` : `/budgets/${line.id}#alerts`}
            className="inline-flex items-center gap-1.5 text-primary hover:underline"
          >
            <Bell aria-hidden className="size-3.5" /> {displayNumberOf(line.openAlerts.length, 'open alert')}
          </Link>
        )}
      </div>
      <div className="grid min-w-0 content-start gap-1.5">
        <BudgetFigures bar={line.bar} />
        <BudgetBarFigure bar={line.bar} />
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-muted-foreground text-xs">
          <p className="min-w-0 break-words">{line.notes.join(' · ')}</p>
          <ExploreChip line={line}>Explore {line.period.replace('Since', 'since')}</ExploreChip>
        </div>
      </div>
    </li>
  )
}

/** Opens Explore at what the budget counts. */
export function ExploreChip({
  line,
  children,
}: {
  line: Pick<BudgetLine, 'name' | 'scope' | 'exploreHref' | 'period'>
  children: ReactNode
}) {
  return (
    <Link
      href={line.exploreHref}
      title={`${line.scope}, ${line.period}`}
      className="inline-flex min-h-6 max-w-full min-w-0 items-center gap-1.5 rounded-md border border-primary/25 bg-accent px-2 text-accent-foreground text-xs transition-colors duration-150 hover:border-primary/60"
    >
      <span className="min-w-0 truncate">{children}</span>
      <ArrowUpRight aria-hidden className="size-3.5 shrink-0" />
    </Link>
  )
}
