import { FilterLinks } from '@/components/ui/filter-links'
import { BUDGET_STATES, type BudgetState } from '@/lib/domain/budgets/budget'

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
  return <FilterLinks label="Budgets by state" links={links} />
}
