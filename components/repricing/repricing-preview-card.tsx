import Link from 'next/link'
import type { ReactNode } from 'react'
import { Difference } from '@/components/forecast/difference'
import { Amount } from '@/components/spend/amount'
import { Figure } from '@/components/spend/figure'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCount, displayNumberOf } from '@/lib/domain/display/display-count'
import { displayDay } from '@/lib/domain/display/display-time'
import type { RepricingRow } from '@/lib/domain/pricing/repricing-difference'
import { spendViewQuery } from '@/lib/domain/usage/spend-view'

const MOST_SHOWN = 200

/** What a repricing would change, in sum and by day and model, with the button that does it. */
export function RepricingPreviewCard({
  events,
  rows,
  total,
  fileHref,
  apply,
}: {
  events: number
  rows: readonly RepricingRow[]
  total: Omit<RepricingRow, 'day' | 'model'>
  fileHref: string
  apply: ReactNode
}) {
  return (
    <Card aria-label="What would change">
      <CardHeader>
        <CardTitle>What would change</CardTitle>
        {rows.length > 0 && (
          <div className="flex flex-wrap gap-2">
            <ExportMenu href={fileHref} note={displayNumberOf(rows.length, 'row')} />
            {apply}
          </div>
        )}
      </CardHeader>
      <CardContent>
        {rows.length === 0 ? (
          <p className="text-muted-foreground">
            {events === 0
              ? 'No call of these days and models is here.'
              : `Nothing: ${displayNumberOf(events, 'call')} would cost what ${events === 1 ? 'it costs' : 'they cost'} now.`}
          </p>
        ) : (
          <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
            <Figure label="Calls that change" note={`of ${displayCount(events)}`}>
              {displayCount(total.events)}
            </Figure>
            <Figure label="Cost now" note={newlyPriced(total.newlyPricedEvents)}>
              <Amount usd={total.beforeUsd} />
            </Figure>
            <Figure label="Would cost" note="the same calls">
              <Amount usd={total.afterUsd} />
            </Figure>
            <Figure label="Difference" note="in every total">
              <Difference usd={total.differenceUsd} />
            </Figure>
          </dl>
        )}
      </CardContent>
      {rows.length > 0 && (
        <Table
          label="What would change, by day and model"
          regionClassName="max-h-[32rem] rounded-b-lg border-t"
        >
          <TableHeader>
            <TableRow>
              <TableHead>Day</TableHead>
              <TableHead>Model</TableHead>
              <TableHead numeric>Calls</TableHead>
              <TableHead numeric>Cost now</TableHead>
              <TableHead numeric>Would cost</TableHead>
              <TableHead numeric>Difference</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {rows.slice(0, MOST_SHOWN).map((row) => (
              <TableRow key={`${row.day} ${row.model}`}>
                <TableCell className="whitespace-nowrap">{displayDay(row.day, true)}</TableCell>
                <TableCell className="max-w-64 truncate">{row.model ?? 'no model'}</TableCell>
                <TableCell numeric>
                  <Link
                    href={eventsHref(row)}
                    className="hover:underline"
                    prefetch={false}
                    aria-label={`${displayNumberOf(row.events, 'call')}: ${row.model ?? 'no model'} on ${row.day}`}
                  >
                    {displayCount(row.events)}
                  </Link>
                </TableCell>
                <TableCell numeric>
                  <Amount usd={row.beforeUsd} />
                </TableCell>
                <TableCell numeric>
                  <Amount usd={row.afterUsd} />
                </TableCell>
                <TableCell numeric>
                  <Difference usd={row.differenceUsd} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {rows.length > MOST_SHOWN && (
        <p className="border-t px-4 py-2 text-muted-foreground text-sm">
          The first {MOST_SHOWN} of {displayCount(rows.length)} rows; the file has them all.
        </p>
      )}
    </Card>
  )
}

// All calls of the day and model: those that would not change are among them.
const eventsHref = ({ day, model }: RepricingRow) =>
  `/events${spendViewQuery({ range: { from: day, to: day }, filters: { model: [model] } })}`

const newlyPriced = (events: number) =>
  events === 0 ? 'in every total' : `${displayCount(events)} of them in none: no price was known`
