import type { Metadata } from 'next'
import Link from 'next/link'
import { BudgetActions } from '@/components/budgets/budget-actions'
import { BudgetAlerts } from '@/components/budgets/budget-alerts'
import { BudgetBarFigure } from '@/components/budgets/budget-bar-figure'
import { BudgetFigures } from '@/components/budgets/budget-figures'
import { ExploreChip } from '@/components/budgets/budget-row'
import { PeriodTable } from '@/components/budgets/period-table'
import { ThresholdTable } from '@/components/budgets/threshold-table'
import { PageHeader } from '@/components/shell/page-header'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { toBudgetLine } from '@/lib/charts/to-budgets-model'
import { toPeriodBars } from '@/lib/charts/to-period-bars'
import { toThresholdRows } from '@/lib/charts/to-threshold-rows'
import { budgetExploreHref } from '@/lib/domain/budgets/budget-href'
import { periodName } from '@/lib/domain/budgets/budget-in-words'
import { calendarDayOf } from '@/lib/domain/calendar'
import { whyNot } from '@/lib/domain/members/why-not'
import { budgetHistory } from '@/lib/services/budgets/preview-budget'
import { deleteBudgetAction } from '../actions'
import { findOrNotFound } from '../find-or-not-found'
import { toldNames } from '../told-names'

const PERIODS_SHOWN = 12

export const metadata: Metadata = { title: 'Budget' }

export default async function BudgetPage({ params }: { params: Promise<{ id: string }> }) {
  const member = await requireMember()
  const { id } = await params
  const view = await findOrNotFound(member, id)
  const { budget, alerts } = view
  const [history, told] = await Promise.all([budgetHistory(member, id), toldNames(member, budget.channelIds)])
  const today = calendarDayOf(Date.now(), member.timeZone)
  const line = toBudgetLine(view, today)
  const period = periodName(budget.period)
  const bars = toPeriodBars(history.slice(-PERIODS_SHOWN), budget.period)
  return (
    <>
      <PageHeader
        title={budget.name}
        description={
          <>
            {line.amount} · {line.scope} · <Link href="/budgets">All budgets</Link>
          </>
        }
        actions={
          <BudgetActions
            id={id}
            name={budget.name}
            whyNot={whyNot(member, 'manage_budgets', 'change budgets')}
            remove={deleteBudgetAction}
          />
        }
      />
      <div className="grid min-w-0 gap-4">
        <Card aria-label="Where it stands">
          <CardHeader>
            <CardTitle>{line.period}</CardTitle>
            <ExploreChip line={line}>{line.scope}</ExploreChip>
          </CardHeader>
          <CardContent className="grid gap-3">
            <BudgetFigures bar={line.bar} />
            <BudgetBarFigure bar={line.bar} />
            <p className="text-muted-foreground text-xs">{line.notes.join(' · ')}</p>
          </CardContent>
        </Card>
        <Card aria-label="Thresholds of the budget">
          <CardHeader>
            <CardTitle>Thresholds</CardTitle>
            <p className="text-muted-foreground text-xs">
              Each alerts once a period, {told}. Alerts, not a stop: Outlay reads after the fact.
            </p>
          </CardHeader>
          {budget.thresholds.length === 0 ? (
            <CardContent className="text-muted-foreground">
              None: this budget alerts nobody; its bar shows where it stands.
            </CardContent>
          ) : (
            <ThresholdTable rows={toThresholdRows(view)} />
          )}
        </Card>
        <Card id="alerts" aria-label="Alerts">
          <CardHeader>
            <CardTitle>Alerts</CardTitle>
            {alerts.length > 0 && <ExportMenu href={`/api/v1/alerts?budget_id=${id}`} />}
          </CardHeader>
          {alerts.length === 0 ? (
            <CardContent className="text-muted-foreground">None so far.</CardContent>
          ) : (
            <BudgetAlerts alerts={alerts} timeZone={member.timeZone} />
          )}
        </Card>
        {budget.period !== 'life' && (
          <Card aria-label="Past periods">
            <CardHeader>
              <CardTitle>Past periods</CardTitle>
              {bars.length > 0 && (
                <ExportMenu
                  href={`/api/v1/budgets/${id}`}
                  {...(history.length > bars.length && { note: `all ${history.length}` })}
                />
              )}
            </CardHeader>
            <CardContent>
              {bars.length === 0 ? (
                <p className="text-muted-foreground">No {period} is over yet.</p>
              ) : (
                <PeriodTable
                  label={`Past periods: ${period}`}
                  periodName={period[0]?.toUpperCase() + period.slice(1)}
                  bars={bars}
                  hrefOf={(bar) => budgetExploreHref(budget.scope, bar.period, today)}
                />
              )}
            </CardContent>
          </Card>
        )}
      </div>
    </>
  )
}
