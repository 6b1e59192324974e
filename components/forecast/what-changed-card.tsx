import Link from 'next/link'
import { Difference } from '@/components/forecast/difference'
import { Amount } from '@/components/spend/amount'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayDays } from '@/lib/domain/display/display-time'
import type { WhatChanged } from '@/lib/domain/forecast/what-changed'
import { formatUsd } from '@/lib/domain/money'

interface Days {
  start: string
  end: string
}

const MOST_PROJECTS = 5

/** Why a period costs more or less than the one before; the parts add up. */
export function WhatChangedCard({
  changed,
  now,
  beforeLabel,
  hrefOf,
  exportHref,
}: {
  changed: WhatChanged
  now: Days
  /** What it is held against, in words. */
  beforeLabel: string
  hrefOf: (project: string | null) => string
  exportHref: (table: 'project' | 'cause') => string
}) {
  const parts: [label: string, hint: string, femto: bigint][] = [
    ['Volume', 'more or fewer tokens', changed.volume],
    ['Price', 'what a token of the same model costs', changed.price],
    ['Model mix', 'other models, or other shares', changed.mix],
    ['New projects', 'nothing before', changed.newProjects],
    ['Ended projects', 'nothing now', changed.endedProjects],
  ]
  const unpriced = changed.unpricedEvents.before + changed.unpricedEvents.now
  const shown = changed.projects.slice(0, MOST_PROJECTS)
  return (
    <Card id="what-changed" aria-label="What changed">
      <CardHeader>
        <CardTitle>What changed</CardTitle>
        <p className="text-muted-foreground text-xs">
          {displayDays(now.start, now.end)} against {beforeLabel}
        </p>
        <div className="flex flex-wrap gap-2">
          <ExportMenu label="Export projects" href={exportHref('project')} />
          <ExportMenu label="Export causes" href={exportHref('cause')} />
        </div>
      </CardHeader>
      <CardContent className="grid gap-5">
        {changed.before === 0n && changed.now === 0n ? (
          <p className="text-muted-foreground">Nothing was spent in either.</p>
        ) : (
          <>
            <table className="w-full text-left">
              <caption className="sr-only">The difference by cause</caption>
              <tbody>
                <Row label={beforeLabel} usd={formatUsd(changed.before)} isTotal />
                {parts.map(([label, hint, femto]) => (
                  <Row key={label} label={label} hint={hint} usd={formatUsd(femto)} isDifference />
                ))}
                <Row label={displayDays(now.start, now.end)} usd={formatUsd(changed.now)} isTotal />
              </tbody>
            </table>
            <table className="w-full text-left">
              <caption className="pb-1 text-left text-muted-foreground">
                The largest differences by project
              </caption>
              <tbody>
                {shown.map((row) => (
                  <tr key={row.project ?? ' '}>
                    <th scope="row" className="max-w-0 truncate py-1 font-normal">
                      <Link href={hrefOf(row.project)} className="hover:underline">
                        {row.project ?? <em>(none)</em>}
                      </Link>
                    </th>
                    <td className="w-px py-1 pl-4 text-right whitespace-nowrap">
                      <Difference usd={formatUsd(row.now - row.before)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {unpriced > 0 && (
              <p className="text-muted-foreground text-xs">
                {displayNumberOf(unpriced, 'call')} without a price {unpriced === 1 ? 'is' : 'are'} in none of
                this.
              </p>
            )}
          </>
        )}
      </CardContent>
    </Card>
  )
}

function Row({
  label,
  hint,
  usd,
  isTotal = false,
  isDifference = false,
}: {
  label: string
  hint?: string
  usd: string
  isTotal?: boolean
  isDifference?: boolean
}) {
  return (
    <tr className={isTotal ? 'font-medium' : undefined}>
      <th scope="row" className="py-1 font-[inherit]">
        {label} {hint && <span className="font-normal text-muted-foreground text-xs">{hint}</span>}
      </th>
      <td className="py-1 pl-4 text-right whitespace-nowrap">
        {isDifference ? <Difference usd={usd} /> : <Amount usd={usd} />}
      </td>
    </tr>
  )
}
