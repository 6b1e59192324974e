import { PeriodTable } from '@/components/budgets/period-table'
import type { FormPreview } from '@/components/forms/use-form-preview'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { cn } from '@/components/ui/cn'
import { Notice } from '@/components/ui/notice'
import { toPeriodBars } from '@/lib/charts/to-period-bars'
import { periodName } from '@/lib/domain/budgets/budget-in-words'
import type { WindowPreview } from '@/lib/domain/budgets/budget-view'
import { previewInWords } from '@/lib/domain/budgets/preview-in-words'

/** What the budget would have done, before it is kept. */
export function PreviewCard({ state }: { state: FormPreview<readonly WindowPreview[]> }) {
  return (
    <Card aria-label="Before you save" aria-busy={state.kind === 'ready' && state.isStale}>
      <CardHeader>
        <CardTitle>Before you save</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-5">
        {state.kind === 'incomplete' && (
          <p className="text-muted-foreground">
            Once the form is filled in, this says when it would have alerted.
          </p>
        )}
        {state.kind === 'failed' && (
          <Notice kind="warning" title="No preview">
            {state.message} You can save all the same.
          </Notice>
        )}
        {state.kind === 'ready' &&
          state.value.map(({ period, preview }) => {
            const name = periodName(period)
            return (
              <div key={period} className={cn('grid gap-2', state.isStale && 'opacity-60')}>
                <p role="status" className="font-medium text-pretty">
                  {previewInWords(preview, period)}
                </p>
                {preview.periods.length > 0 && (
                  <PeriodTable
                    label={`Past periods: ${name}`}
                    periodName={name[0]?.toUpperCase() + name.slice(1)}
                    bars={toPeriodBars(preview.periods, period)}
                  />
                )}
              </div>
            )
          })}
      </CardContent>
    </Card>
  )
}
