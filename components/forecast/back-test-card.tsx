import { Figure } from '@/components/spend/figure'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import type { PeriodKind } from '@/lib/domain/calendar-period'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayShare } from '@/lib/domain/display/display-share'
import type { BackTest } from '@/lib/domain/forecast/back-test'

/** How good such forecasts were before. */
export function BackTestCard({ test, period }: { test: BackTest; period: PeriodKind }) {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`
  return (
    <Card aria-label="How good were we before?">
      <CardHeader>
        <CardTitle>How good were we before?</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-4">
        {test.error === null || test.runRateError === null ? (
          <p className="text-muted-foreground">
            {period === 'day'
              ? 'A day has no days of its own to be forecast from.'
              : `No ${period} is over that could have been forecast.`}
          </p>
        ) : (
          <>
            <p className="text-muted-foreground">
              The forecasts that would have been made on {displayNumberOf(test.origins, 'day')} of the last{' '}
              {displayNumberOf(test.periods, period)}, each from the days before it alone.
            </p>
            <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
              <Figure label="P50 was off by" note="of the total, on average">
                {percent(test.error)}
              </Figure>
              <Figure
                label="Run-rate was off by"
                note={
                  test.ratio === null ? 'never wrong' : `P50’s error is ${test.ratio.toFixed(2)} times this`
                }
              >
                {percent(test.runRateError)}
              </Figure>
              <Figure label="80% interval held" note={displayShare(BigInt(test.held), BigInt(test.origins))}>
                {test.held} of {test.origins}
              </Figure>
            </dl>
          </>
        )}
      </CardContent>
    </Card>
  )
}
