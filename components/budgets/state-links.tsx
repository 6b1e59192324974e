import Link from 'next/link'
import { cn } from '@/components/ui/cn'
import { BUDGET_STATES, type BudgetState } from '@/lib/domain/budgets/budget'
import { displayCount } from '@/lib/domain/display/display-count'

const WORDS: Record<BudgetState, string> = { ok: 'OK', warning: 'Warning', exceeded: 'Exceeded' }

/** Budgets of one state only, or all; the address keeps it. */
export function StateLinks({
  counts,
  state,
}: {
  counts: Record<BudgetState, number>
  state: BudgetState | null
}) {
  const all = counts.ok + counts.warning + counts.exceeded
  const links = [
    { href: '/budgets', word: 'All', count: all, isOn: state === null },
    ...[...BUDGET_STATES].reverse().map((one) => ({
      href: `/budgets?state=${one}`,
      word: WORDS[one],
      count: counts[one],
      isOn: state === one,
    })),
  ]
  return (
    <nav
      aria-label="Budgets by state"
      className="inline-flex min-h-8 flex-wrap items-center rounded-md border border-input bg-card p-0.5"
    >
      {links.map(({ href, word, count, isOn }) => (
        <Link
          key={href}
          href={href}
          aria-current={isOn ? 'true' : undefined}
          className={cn(
            'inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2 text-muted-foreground transition-colors duration-150 hover:text-foreground',
            isOn && 'bg-muted text-foreground',
          )}
        >
          {word} <span>{displayCount(count)}</span>
        </Link>
      ))}
    </nav>
  )
}
