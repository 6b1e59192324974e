import Link from 'next/link'
import { Amount } from '@/components/spend/amount'
import { Figure } from '@/components/spend/figure'
import { UnpricedNote } from '@/components/spend/unpriced-note'
import { Card } from '@/components/ui/card'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import type { ForecastMethod, PeriodForecast } from '@/lib/domain/forecast/forecast'
import { formatUsd } from '@/lib/domain/money'

const METHODS: Record<ForecastMethod, string> = {
  none: 'none yet',
  run_rate: 'run-rate, wide interval',
  weekday_profile: 'weekday profile',
  combined: 'smoothing and weekday profile',
}

/** Where a period lands and how sure that is, with what it rests on. */
export function ForecastHeadline({
  title,
  forecast,
  unpriced,
  exploreHref,
}: {
  title: string
  forecast: PeriodForecast
  unpriced: { events: number; href: string }
  exploreHref: string
}) {
  const { asOf, period, p10, p50, p90, spent, naive, method, historyDays } = forecast
  // Nothing spent lately has no spread either, and is not over.
  const isOver = p10 !== null && p10 === p90 && asOf >= period.end
  const usd = (femto: bigint | null) => (femto === null ? null : formatUsd(femto))
  return (
    <Card aria-label="Headline" className="flex flex-wrap gap-x-12 gap-y-5 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-[2_1_18rem]">
        <h2 className="text-muted-foreground">{title}</h2>
        {p50 === null ? (
          <>
            <p className="font-medium text-3xl tracking-tight">No forecast yet</p>
            <p className="text-muted-foreground">
              It takes three days with data; there {historyDays === 1 ? 'is' : 'are'}{' '}
              {displayNumberOf(historyDays, 'day')}.
            </p>
          </>
        ) : (
          <>
            <p className="font-medium text-3xl tracking-tight">
              <Amount usd={usd(p50)} isLarge />
            </p>
            <p className="text-muted-foreground">
              {isOver ? (
                'It is over: this is what it came to.'
              ) : (
                <>
                  80% sure: <Amount usd={usd(p10)} /> to <Amount usd={usd(p90)} />
                </>
              )}
            </p>
          </>
        )}
        <p className="mt-0.5">
          <UnpricedNote events={unpriced.events} href={unpriced.href} />
        </p>
      </div>
      <dl className="grid flex-[3_1_24rem] grid-cols-2 content-start gap-x-6 gap-y-4 sm:grid-cols-3">
        <Figure label="Spent" note="in it already">
          <Link href={exploreHref} className="hover:underline">
            <Amount usd={usd(spent)} />
          </Link>
        </Figure>
        <Figure label="Run-rate" note="spent ÷ days × days, to compare">
          <Amount usd={usd(naive)} />
        </Figure>
        <Figure label="Rests on" note={METHODS[method]}>
          {displayNumberOf(historyDays, 'day')}
        </Figure>
      </dl>
    </Card>
  )
}
