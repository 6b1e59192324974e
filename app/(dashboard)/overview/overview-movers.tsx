import Link from 'next/link'
import { Difference } from '@/components/forecast/difference'
import { Card } from '@/components/ui/card'
import { displayDaysUntil } from '@/lib/domain/display/display-time'
import { formatUsd } from '@/lib/domain/money'
import { onlyFilter, spendViewQuery } from '@/lib/domain/usage/spend-view'
import type { ChangeReport } from '@/lib/services/forecast/get-what-changed'

const MOST = 3

/** The projects that changed the month most, against as much of the month before. */
export function OverviewMovers({ report }: { report: ChangeReport }) {
  const { changed, now, before, beforeUntil, timeZone } = report
  const movers = changed.projects.filter((row) => row.now !== row.before).slice(0, MOST)
  if (movers.length === 0) return null
  return (
    <Card
      aria-label="Largest movers"
      className="flex flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-3 sm:px-5"
    >
      <h2 className="text-muted-foreground">
        Moved most against {displayDaysUntil(before, beforeUntil, timeZone)}
      </h2>
      <ul className="contents">
        {movers.map((row) => (
          <li key={row.project ?? ' '} className="min-w-0 break-words">
            <Link
              href={`/explore${spendViewQuery({
                range: { from: before.start, to: now.end },
                filters: onlyFilter({}, 'project', row.project),
              })}`}
              className="hover:underline"
            >
              {row.project ?? <em>(none)</em>}
            </Link>{' '}
            <span className="font-medium">
              <Difference usd={formatUsd(row.now - row.before)} />
            </span>
          </li>
        ))}
      </ul>
      <Link href="/forecast#what-changed" className="text-primary hover:underline">
        What changed
      </Link>
    </Card>
  )
}
