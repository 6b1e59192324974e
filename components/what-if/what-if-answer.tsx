import { Amount } from '@/components/spend/amount'
import { Figure } from '@/components/spend/figure'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PairedBars } from '@/components/what-if/paired-bars'
import { WhatIfTable } from '@/components/what-if/what-if-table'
import type { WhatIfModel } from '@/lib/charts/to-what-if-model'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { formatUsd } from '@/lib/domain/money'
import { assumptionsOf } from '@/lib/domain/what-if/assumptions'
import type { WhatIfReport } from '@/lib/domain/what-if/what-if-report'

/** The saving as a range, what it stands on, and the models behind it. */
export function WhatIfAnswer({
  report,
  model,
  exportHref,
}: {
  report: WhatIfReport
  model: WhatIfModel
  exportHref: string
}) {
  const { total, scenario } = report
  const usd = (femto: bigint | null) => (femto === null ? null : formatUsd(femto))
  const kept = total.notRepriced.reduce((sum, { events }) => sum + events, 0)
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <p className="font-medium text-3xl tracking-tight" title={model.headline.exact}>
          {model.headline.text}
        </p>
        <p className="text-muted-foreground">{model.headline.sentence}</p>
      </div>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Figure label="Spent">
          <Amount usd={usd(total.actualFemto)} />
        </Figure>
        <Figure label="What-if, same tokens">
          <Amount usd={usd(total.whatIfFemto)} />
        </Figure>
        <Figure label="Priced anew" note={`of ${displayNumberOf(total.events, 'call')}`}>
          {displayCount(total.repricedEvents)}
        </Figure>
        <Figure
          label="Would not fit"
          note={
            total.unknownContextEvents > 0
              ? `${displayNumberOf(total.unknownContextEvents, 'call')} to a window not known`
              : 'the context window'
          }
        >
          {displayCount(total.overContextEvents)}
        </Figure>
      </dl>
      {kept > 0 && (
        <Notice kind="warning" title={`${displayNumberOf(kept, 'call')} could not be priced anew`}>
          They keep their cost in both sums.{' '}
          {total.notRepriced.map(({ reason, events }) => `${displayCount(events)}: ${reason}`).join(' ')}
        </Notice>
      )}
      {model.bars.length > 0 && (
        <Card aria-label="Spent and what-if">
          <CardHeader>
            <CardTitle>Spent and what-if, by model</CardTitle>
          </CardHeader>
          <PairedBars bars={model.bars} summary={model.summary} />
        </Card>
      )}
      <WhatIfTable model={model} exportHref={exportHref} />
      <Card aria-label="Assumptions">
        <CardHeader>
          <CardTitle>What this takes for granted</CardTitle>
        </CardHeader>
        <CardContent>
          <ul className="grid list-disc gap-1 pl-4 text-muted-foreground">
            {assumptionsOf(scenario).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </CardContent>
      </Card>
    </>
  )
}
