import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { CatalogueNewsCard } from '@/components/prices/catalogue-news-card'
import { OwnPricesCard } from '@/components/prices/own-prices-card'
import { PriceRows } from '@/components/prices/price-rows'
import { PriceSearch } from '@/components/prices/price-search'
import { UnpricedCard } from '@/components/prices/unpriced-card'
import { PageHeader } from '@/components/shell/page-header'
import { SpendNavigation, WhilePending } from '@/components/spend/spend-navigation'
import { ViewLink } from '@/components/spend/view-link'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ExportMenu } from '@/components/ui/export-menu'
import { requireMember } from '@/lib/auth/require-member'
import { toOwnPriceLines } from '@/lib/charts/to-own-price-lines'
import { addDays, calendarDayOf } from '@/lib/domain/calendar'
import { displayNumberOf } from '@/lib/domain/display/display-count'
import { ProductError } from '@/lib/domain/errors'
import { whyNot } from '@/lib/domain/members/why-not'
import { pricesHref, repricePreviewHref } from '@/lib/domain/pricing/price-href'
import { snapshotName } from '@/lib/domain/pricing/snapshot-name'
import { getCatalogue } from '@/lib/services/prices/get-catalogue'
import { getCatalogueNews } from '@/lib/services/prices/get-catalogue-news'
import { getCommitmentSpend } from '@/lib/services/prices/get-commitment-spend'
import { getUnpricedModels } from '@/lib/services/prices/get-unpriced-models'
import { listOwnPrices } from '@/lib/services/prices/list-own-prices'
import { listPrices } from '@/lib/services/prices/list-prices'
import { type SearchParams, toQuery } from '../to-query'
import { endPriceAction, takeCatalogueAction } from './actions'

export const metadata: Metadata = { title: 'Prices' }

const ROWS = 50
const DAYS_COMPARED = 30

export default async function PricesPage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const search = (query.get('q') ?? '').slice(0, 200)
  const cursor = query.get('cursor') || null
  const nowMs = Date.now()
  const reason = whyNot(member, 'manage_prices', 'set prices')
  const [found, unpriced, own, changes, catalogue] = await Promise.all([
    listPrices(member, { limit: ROWS, cursor, search }).catch((error: unknown) => {
      // An address cut short on its way begins again at the first.
      if (error instanceof ProductError && error.code === 'invalid') redirect(pricesHref({ search }))
      throw error
    }),
    getUnpricedModels(member),
    listOwnPrices(member),
    getCatalogueNews(member),
    getCatalogue(member),
  ])
  const spent = await getCommitmentSpend(member, own)
  const start = Number(cursor ?? '0')
  const newsCard = changes.beforeId !== null && (
    <CatalogueNewsCard
      {...changes}
      beforeId={changes.beforeId}
      waiting={
        catalogue.waiting && {
          newlyPriced: catalogue.waiting.newlyPriced,
          previewHref: repricePreviewHref({
            snapshot: catalogue.waiting.id,
            from: addDays(calendarDayOf(nowMs, member.timeZone), 1 - DAYS_COMPARED),
          }),
          take: takeCatalogueAction,
          whyNot: whyNot(member, 'manage_prices', 'choose the catalogue'),
        }
      }
    />
  )
  return (
    <SpendNavigation>
      <PageHeader
        title="Prices"
        description={`What a call costs, by date and source · catalogue of ${snapshotName(found.snapshotId)}`}
        actions={
          <Button asChild>
            <Link href="/prices/reprice">Reprice history</Link>
          </Button>
        }
      />
      <WhilePending className="grid gap-4">
        {unpriced.length > 0 && (
          <UnpricedCard models={unpriced} nowMs={nowMs} timeZone={member.timeZone} whyNot={reason} />
        )}
        {catalogue.waiting && newsCard}
        <OwnPricesCard
          title="Own prices, discounts and commitments"
          lines={toOwnPriceLines(own, spent, nowMs)}
          empty="None: calls cost what the catalogue says. Set the price of a model, a discount on all of a provider, or what you committed to spend, each over dates; what you do not set is inherited from the catalogue."
          known={{}}
          end={endPriceAction}
          whyNot={reason}
        />
        {!catalogue.waiting && newsCard}
        <Card aria-label="Catalogue">
          <CardHeader>
            <CardTitle>
              {search
                ? `Found: ${displayNumberOf(found.count, 'price')}`
                : `All ${displayNumberOf(found.count, 'price')}`}
              <span className="font-normal text-muted-foreground">
                {' '}
                · USD per million tokens · dates in UTC
              </span>
            </CardTitle>
            <div className="flex flex-wrap items-center gap-2">
              <PriceSearch search={search} />
              <ExportMenu
                label="Export catalogue"
                href={`/api/v1/models?${new URLSearchParams({ q: search })}`}
              />
            </div>
          </CardHeader>
          {found.models.length === 0 ? (
            <EmptyState title="No price found">
              {search ? (
                <ViewLink href="/prices" className="text-primary underline underline-offset-4">
                  Show all prices
                </ViewLink>
              ) : (
                'There are no more.'
              )}
            </EmptyState>
          ) : (
            <PriceRows label="Prices, table" rows={found.models} />
          )}
          {(start > 0 || found.nextCursor !== null) && (
            <nav aria-label="More prices" className="flex justify-end gap-2 border-t px-4 py-2">
              {start > 0 && (
                <Button asChild size="sm">
                  <ViewLink href={pricesHref({ search, cursor: start > ROWS ? String(start - ROWS) : null })}>
                    <ChevronLeft aria-hidden /> Back
                  </ViewLink>
                </Button>
              )}
              {found.nextCursor !== null && (
                <Button asChild size="sm">
                  <ViewLink href={pricesHref({ search, cursor: found.nextCursor })}>
                    More <ChevronRight aria-hidden />
                  </ViewLink>
                </Button>
              )}
            </nav>
          )}
        </Card>
      </WhilePending>
    </SpendNavigation>
  )
}
