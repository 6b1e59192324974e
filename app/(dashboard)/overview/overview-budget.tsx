import { BudgetLineCard } from '@/components/budgets/budget-line-card'
import { toBudgetLine } from '@/lib/charts/to-budgets-model'
import type { BudgetView } from '@/lib/domain/budgets/budget-view'
import { pickMainBudget } from '@/lib/domain/budgets/pick-main-budget'
import type { CalendarDay } from '@/lib/domain/calendar'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { getUsageShare } from '@/lib/services/people/get-usage-share'

/** The budget that this month is held against. */
export async function OverviewBudget({
  member,
  budgets,
  today,
}: {
  member: MemberCaller
  budgets: readonly BudgetView[]
  today: CalendarDay
}) {
  const main = pickMainBudget(budgets)
  // There may be budgets that hold others' spend.
  if (!main && (await getUsageShare(member)).kind === 'part') return null
  return (
    <BudgetLineCard
      line={main && toBudgetLine(main, today)}
      others={budgets.length - 1}
      mayMake={mayDo(member, 'manage_budgets')}
    />
  )
}
