import { BudgetLineCard } from '@/components/budgets/budget-line-card'
import { toBudgetLine } from '@/lib/charts/to-budgets-model'
import { pickMainBudget } from '@/lib/domain/budgets/pick-main-budget'
import type { CalendarDay } from '@/lib/domain/calendar'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { listBudgets } from '@/lib/services/budgets/list-budgets'
import { getUsageShare } from '@/lib/services/people/get-usage-share'

/** The budget that this month is held against. */
export async function OverviewBudget({ member, today }: { member: MemberCaller; today: CalendarDay }) {
  const views = await listBudgets(member)
  const main = pickMainBudget(views)
  // There may be budgets that hold others' spend.
  if (!main && (await getUsageShare(member)).kind === 'part') return null
  return (
    <BudgetLineCard
      line={main && toBudgetLine(main, today)}
      others={views.length - 1}
      mayMake={mayDo(member, 'manage_budgets')}
    />
  )
}
