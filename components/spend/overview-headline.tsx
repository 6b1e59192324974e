import Link from 'next/link'
import type { ReactNode } from 'react'
import { Amount } from '@/components/spend/amount'
import { ChangeNote } from '@/components/spend/change-note'
import { Figure } from '@/components/spend/figure'
import { UnpricedNote } from '@/components/spend/unpriced-note'
import { Card } from '@/components/ui/card'
import { displayCompact, displayCount } from '@/lib/domain/display/display-count'
import { displayClock, displayDays, displayDaysUntil } from '@/lib/domain/display/display-time'
import type { ComparedDays } from '@/lib/domain/usage/compared-days'
import type { SpendMeasures } from '@/lib/domain/usage/spend'
import { totalTokens } from '@/lib/domain/usage/spend-measure'

/** Are we fine: the month's figure, against the same days before, and three beside it. */
export function OverviewHeadline({
  title,
  spend,
  before,
  timeZone,
  today,
  cacheShare,
  unpricedHref,
  forecast,
}: {
  title: ReactNode
  spend: SpendMeasures
  before: (ComparedDays & { spend: SpendMeasures }) | null
  timeZone: string
  /** Null where the month is over. */
  today: SpendMeasures | null
  cacheShare: string
  unpricedHref: string
  /** What the month comes to; null where it is over. */
  forecast: { p10Usd: string | null; p50Usd: string | null; p90Usd: string | null } | null
}) {
  const beforeDays =
    before && displayDaysUntil({ start: before.from, end: before.to }, before.until, timeZone)
  return (
    <Card aria-label="Headline" className="flex flex-wrap gap-x-12 gap-y-5 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-[2_1_18rem]">
        <h2 className="text-muted-foreground">{title}</h2>
        <p className="font-medium text-3xl tracking-tight">
          <Amount usd={spend.costUsd} atLeast={spend.lowerBoundEvents > 0} isLarge />
        </p>
        {before && beforeDays && before.spend.costUsd !== null ? (
          <ChangeNote now={spend.costUsd ?? '0'} before={before.spend.costUsd} than={beforeDays} />
        ) : (
          beforeDays && <p className="text-muted-foreground">Nothing to compare with on {beforeDays}</p>
        )}
        {forecast && (
          <p className="text-muted-foreground">
            {forecast.p50Usd === null ? (
              <Link href="/forecast" className="hover:underline">
                Too few days for a forecast
              </Link>
            ) : (
              <>
                Comes to{' '}
                <Link href="/forecast" className="font-medium text-foreground hover:underline">
                  <Amount usd={forecast.p50Usd} />
                </Link>
                , 80% sure: <Amount usd={forecast.p10Usd} /> to <Amount usd={forecast.p90Usd} />
              </>
            )}
          </p>
        )}
        <p className="mt-0.5">
          <UnpricedNote events={spend.unpricedEvents} href={unpricedHref} />
        </p>
      </div>
      <dl className="grid flex-[3_1_24rem] grid-cols-2 content-start gap-x-6 gap-y-4 sm:grid-cols-4">
        {today && (
          <Figure label="Today" note={`${displayCount(today.events)} calls so far`}>
            <Amount usd={today.events === 0 ? '0' : today.costUsd} atLeast={today.lowerBoundEvents > 0} />
          </Figure>
        )}
        {before && (
          <Figure
            label={displayDays(before.from, before.to)}
            note={
              before.until
                ? `until ${displayClock(before.until.getTime(), timeZone)}`
                : 'the same days before'
            }
          >
            <Amount usd={before.spend.costUsd} atLeast={before.spend.lowerBoundEvents > 0} />
          </Figure>
        )}
        <Figure label="Calls" note={before ? `${displayCount(before.spend.events)} before` : 'none before'}>
          {displayCount(spend.events)}
        </Figure>
        <Figure label="Tokens" note={`${cacheShare} of input from cache`}>
          <span title={displayCount(totalTokens(spend))}>{displayCompact(totalTokens(spend))}</span>
        </Figure>
      </dl>
    </Card>
  )
}
