import Link from 'next/link'
import { type TakeCatalogue, TakeCatalogueButton } from '@/components/prices/take-catalogue-button'
import { Badge } from '@/components/ui/badge'
import { Card, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { displayPrice } from '@/lib/domain/display/display-price'
import { displayDayOrInstant } from '@/lib/domain/display/display-time'
import type { CatalogueNews } from '@/lib/domain/pricing/catalogue-news'
import { modelPricesHref } from '@/lib/domain/pricing/price-href'
import { snapshotName } from '@/lib/domain/pricing/snapshot-name'

const ROWS = 100
const WORDS = { added: 'new', changed: 'changed', removed: 'gone' } as const

/** What a newer catalogue says otherwise than the one before, and, where it is not taken yet, what taking it does. */
export function CatalogueNewsCard({
  beforeId,
  afterId,
  news,
  waiting,
}: {
  beforeId: string
  afterId: string
  news: readonly CatalogueNews[]
  /** Null where it is taken. */
  waiting: {
    newlyPriced: readonly string[]
    previewHref: string
    take: TakeCatalogue
    whyNot: string | null
  } | null
}) {
  const used = news.filter(({ isUsed }) => isUsed).length
  const countOf = (kind: CatalogueNews['kind']) => news.filter((one) => one.kind === kind).length
  return (
    <Card aria-label="A newer catalogue">
      <CardHeader>
        <div className="grid gap-0.5 py-1">
          <CardTitle>A newer catalogue: {snapshotName(afterId)}</CardTitle>
          <CardDescription className="max-w-prose text-pretty">
            Against the one of {snapshotName(beforeId)}: {displayNumberOf(countOf('changed'), 'price')}{' '}
            changed, {countOf('added')} new, {countOf('removed')} gone, {used} of them of models that you use.{' '}
            {waiting ? (
              <>
                {pricedInWords(waiting.newlyPriced)}Calls that come are priced by the older one until you take
                the newer one. Costs that are there stay as they are:{' '}
                <Link href={waiting.previewHref} className="text-primary underline underline-offset-4">
                  see what your last 30 days would cost
                </Link>
                .
              </>
            ) : (
              <>
                It is in use. Costs made from the older one stay as they are; to make them from the newer one,
                look at the difference and{' '}
                <Link href="/prices/reprice" className="text-primary underline underline-offset-4">
                  reprice
                </Link>
                .
              </>
            )}
          </CardDescription>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {news.length > 0 && <ExportMenu label="Export changes" href="/api/v1/models/changes" />}
          {waiting && <TakeCatalogueButton snapshot={afterId} take={waiting.take} whyNot={waiting.whyNot} />}
        </div>
      </CardHeader>
      {news.length > 0 && (
        <Table label="A newer catalogue, table" regionClassName="max-h-80 border-t">
          <TableHeader>
            <TableRow>
              <TableHead>Model</TableHead>
              <TableHead>What</TableHead>
              <TableHead>Difference, USD per million tokens</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {news.slice(0, ROWS).map((one) => (
              <TableRow key={`${one.provider} ${one.model} ${one.effectiveFrom} ${one.window}`}>
                <TableCell className="min-w-44 max-w-72 py-1.5 align-top">
                  <Link
                    href={modelPricesHref(one.model, one.provider)}
                    className="break-all hover:underline"
                    prefetch={false}
                  >
                    {one.model}
                  </Link>
                  <span className="block text-muted-foreground text-xs">
                    {[
                      one.provider,
                      one.effectiveFrom && `from ${displayDayOrInstant(one.effectiveFrom)}`,
                      one.window,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </TableCell>
                <TableCell className="py-1.5 align-top whitespace-nowrap">
                  <Badge>{WORDS[one.kind]}</Badge>
                  {one.isUsed && (
                    <Badge variant="accent" className="ml-1">
                      you use it
                    </Badge>
                  )}
                </TableCell>
                <TableCell className="min-w-64 py-1.5 align-top">
                  {one.fields.map((field) => differenceText(one.kind, field)).join(' · ')}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {news.length > ROWS && (
        <p className="border-t px-4 py-2 text-muted-foreground">
          The first {ROWS} of {news.length} are listed; the export has all.
        </p>
      )}
    </Card>
  )
}

const MOST_NAMED = 3

function pricedInWords(models: readonly string[]): string {
  const [first] = models
  if (first === undefined) return ''
  if (models.length === 1) return `${first}, which waits for a price, gets one. `
  const named = models.slice(0, MOST_NAMED).join(', ')
  const more = models.length - MOST_NAMED
  return `${models.length} models that wait for a price get one: ${named}${more > 0 ? ` and ${more} more` : ''}. `
}

function differenceText(
  kind: CatalogueNews['kind'],
  { label, before, after }: CatalogueNews['fields'][number],
): string {
  const text = (value: string | null) =>
    value !== null && label === 'until' ? displayDayOrInstant(value) : displayPrice(value)
  if (kind === 'added') return `${label} ${text(after)}`
  return kind === 'removed' ? `${label} ${text(before)}` : `${label} ${text(before)} → ${text(after)}`
}
