import { WalletCards } from 'lucide-react'
import type { Metadata } from 'next'
import { BudgetGroups } from '@/components/budgets/budget-groups'
import { NewBudgetButton } from '@/components/budgets/new-budget-button'
import { StateLinks } from '@/components/budgets/state-links'
import { UncoveredCard } from '@/components/budgets/uncovered-card'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { budgetsInWords, toBudgetsModel } from '@/lib/charts/to-budgets-model'
import { BUDGET_STATES } from '@/lib/domain/budgets/budget'
import { calendarDayOf, firstOfMonth } from '@/lib/domain/calendar'
import { whyNot } from '@/lib/domain/members/why-not'
import { getUncoveredSpend } from '@/lib/services/budgets/get-uncovered-spend'
import { listBudgets } from '@/lib/services/budgets/list-budgets'
import { getUsageShare } from '@/lib/services/people/get-usage-share'
import { type SearchParams, toQuery } from '../to-query'

export const metadata: Metadata = { title: 'Budgets' }

const NO_STOP = 'Alerts, not a stop: Outlay reads after the fact.'

export default async function BudgetsPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const state = BUDGET_STATES.find((one) => one === query.get('state')) ?? null
  const today = calendarDayOf(Date.now(), member.timeZone)
  const views = await listBudgets(member)
  const begun = views.filter(({ budget }) => budget.startsOn <= today)
  const isWhole = (await getUsageShare(member)).kind === 'all'
  const uncovered = isWhole
    ? await getUncoveredSpend(
        member,
        begun.map(({ budget }) => budget.scope),
        { from: firstOfMonth(today), to: today },
      )
    : null
  const reason = whyNot(member, 'manage_budgets', 'make budgets')
  const { counts, groups } = toBudgetsModel(views, today, state)
  const headline = budgetsInWords(counts)
  const make = <NewBudgetButton whyNot={reason} />
  return (
    <>
      <PageHeader
        title="Budgets"
        description={
          <>
            {NO_STOP} Days in {member.timeZone}.
          </>
        }
        actions={
          views.length > 0 && (
            <>
              <ExportMenu href="/api/v1/budgets" />
              {make}
            </>
          )
        }
      />
      <div className="grid gap-4">
        {views.length === 0 && !isWhole ? (
          <EmptyState icon={WalletCards} title="No budget is only of what you see">
            Budgets that hold others’ spend are shown to who sees all of it.
          </EmptyState>
        ) : views.length === 0 ? (
          <EmptyState icon={WalletCards} title="Nothing is budgeted yet" actions={make}>
            A budget says how much a project, a team, a person or the whole organization may spend a day, a
            week or a month, and who is told when it comes close. It stops nothing: Outlay reads after the
            fact.
          </EmptyState>
        ) : (
          <>
            <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <p className="font-medium text-3xl tracking-tight">{headline.text}</p>
                <p className="text-muted-foreground">{headline.sentence}</p>
              </div>
              <StateLinks counts={counts} state={state} />
            </div>
            {groups.length === 0 ? (
              <EmptyState title="No budget is in this state" className="py-6" />
            ) : (
              <BudgetGroups groups={groups} />
            )}
          </>
        )}
        {uncovered && uncovered.uncovered > 0n && (
          <UncoveredCard spend={uncovered} mayMake={reason === null} />
        )}
      </div>
    </>
  )
}
