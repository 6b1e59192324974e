import Link from 'next/link'
import { SetPriceButton } from '@/components/prices/set-price-button'
import { Button } from '@/components/ui/button'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayCompact, displayCount } from '@/lib/domain/display/display-count'
import { displayAgo, displayInstant } from '@/lib/domain/display/display-time'
import { NO_FIGURE } from '@/lib/domain/display/locale'
import { setPriceHref } from '@/lib/domain/pricing/price-href'
import type { UnpricedModel } from '@/lib/domain/pricing/unpriced-models'
import { ledgerHref } from '@/lib/domain/usage/ledger-page'
import { STANDARD_VIEW } from '@/lib/domain/usage/spend-view'

const WIDE = 'max-sm:hidden'

/** Models whose price calls wait for, with how much waits and a way to set it. */
export function UnpricedCard({
  models,
  nowMs,
  timeZone,
  whyNot,
}: {
  models: readonly UnpricedModel[]
  nowMs: number
  timeZone: string
  whyNot: string | null
}) {
  return (
    <Card aria-label="Models without a price">
      <CardHeader>
        <div className="grid gap-0.5 py-1">
          <CardTitle>Models without a price</CardTitle>
          <CardDescription className="max-w-prose text-pretty">
            Their calls count in no total of cost until they have one. A price that you set holds for calls
            that arrive from then on; those here take it in by{' '}
            <Link href="/prices/reprice" className="text-primary underline underline-offset-4">
              repricing
            </Link>
            . A call that lacks two prices waits for both.
          </CardDescription>
        </div>
        <ExportMenu label="Export waiting" href="/api/v1/models/unpriced" />
      </CardHeader>
      <Table label="Models without a price, by calls" regionClassName="max-h-96 border-t">
        <TableHeader>
          <TableRow>
            <TableHead>Model</TableHead>
            <TableHead numeric aria-sort="descending">
              Calls
            </TableHead>
            <TableHead numeric className={WIDE}>
              Tokens
            </TableHead>
            <TableHead className={WIDE}>Since</TableHead>
            <TableHead className="max-sm:pr-4!">
              <span className="sr-only">Set a price</span>
            </TableHead>
            <TableHead className={WIDE}>Why</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {models.map((one) => (
            <TableRow key={`${one.model} ${one.reason === null}`} className="hover:[&>*]:bg-hover">
              <TableCell
                className="max-w-72 wrap-break-word max-sm:max-w-44 max-sm:py-1.5 sm:truncate"
                title={one.model ?? undefined}
              >
                <Link href={eventsHref(one)} className="hover:underline">
                  {one.model ?? 'No model named'}
                </Link>
                {one.providers.length > 0 && (
                  <span className="text-muted-foreground"> · {one.providers.join(', ')}</span>
                )}
              </TableCell>
              <TableCell numeric>
                <Link href={eventsHref(one)} className="hover:underline" prefetch={false}>
                  {displayCount(one.events)}
                </Link>
              </TableCell>
              <TableCell numeric className={WIDE}>
                <span title={displayCount(one.tokens)}>{displayCompact(one.tokens)}</span>
              </TableCell>
              <TableCell className="whitespace-nowrap max-sm:hidden">
                <span title={displayInstant(one.firstAtMs, timeZone)}>
                  {displayAgo(one.firstAtMs, nowMs)}
                </span>
              </TableCell>
              <TableCell className="max-sm:pr-4!">
                {one.model === null ? (
                  NO_FIGURE
                ) : one.reason === null ? (
                  <Button asChild size="sm">
                    <Link href={repriceHref(one)} aria-label={`Reprice ${one.model}`} prefetch={false}>
                      Reprice
                    </Link>
                  </Button>
                ) : (
                  <SetPriceButton
                    size="sm"
                    href={setPriceHref({ model: one.model })}
                    label="Set a price"
                    name={one.model}
                    whyNot={whyNot}
                  />
                )}
              </TableCell>
              <TableCell className="min-w-56 text-muted-foreground max-sm:hidden">
                {one.reason ?? 'There is a price now: repricing takes these calls in'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}

function repriceHref({ ownModels }: UnpricedModel): string {
  const query = ownModels.flatMap((name): [string, string][] => (name === null ? [] : [['model', name]]))
  return `/prices/reprice?${new URLSearchParams(query)}`
}

function eventsHref({ ownModels }: UnpricedModel): string {
  return ledgerHref({
    view: { ...STANDARD_VIEW, range: 'all', filters: { model: ownModels } },
    isUnpriced: true,
    trail: [],
  })
}
