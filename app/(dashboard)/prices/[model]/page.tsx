import { Receipt } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { OwnPricesCard } from '@/components/prices/own-prices-card'
import { PriceChartCard } from '@/components/prices/price-chart-card'
import { PriceRows } from '@/components/prices/price-rows'
import { PriceSteps } from '@/components/prices/price-steps'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { toOwnPriceLines } from '@/lib/charts/to-own-price-lines'
import { priceChartRange, toPriceChart } from '@/lib/charts/to-price-chart'
import { whyNot } from '@/lib/domain/members/why-not'
import { modelOfSegment, modelPricesHref } from '@/lib/domain/pricing/price-href'
import { ledgerHref } from '@/lib/domain/usage/ledger-page'
import { STANDARD_VIEW } from '@/lib/domain/usage/spend-view'
import { getCommitmentSpend } from '@/lib/services/prices/get-commitment-spend'
import { getModelPrices } from '@/lib/services/prices/get-model-prices'
import { type SearchParams, toQuery } from '../../to-query'
import { endPriceAction } from '../actions'

export const metadata: Metadata = { title: 'Prices of a model' }

export default async function ModelPricesPage({
  params,
  searchParams,
}: {
  params: Promise<{ model: string }>
  searchParams: SearchParams
}) {
  const member = await requireMember()
  const query = await toQuery(searchParams)
  const asked = modelOfSegment((await params).model, query)
  if (asked === null || asked.length > 512) notFound()
  const nowMs = Date.now()
  const found = await getModelPrices(member, asked, query.get('provider') || null, (dates) =>
    priceChartRange(dates, nowMs),
  )
  const spent = await getCommitmentSpend(member, found.own)
  const reason = whyNot(member, 'manage_prices', 'set prices')
  const hasPrice = found.steps.some(({ ruleId }) => ruleId !== null)
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Link href="/prices" className="text-muted-foreground hover:text-foreground">
              Prices
            </Link>
            <span aria-hidden className="text-muted-foreground">
              /
            </span>
            <span className="break-all">{found.model}</span>
          </span>
        }
        description={
          <>
            {found.provider ? `At ${found.provider}` : 'At no known provider'}
            {found.otherProviders.length > 0 && ' · also at '}
            {found.otherProviders.map((provider, at) => (
              <span key={provider}>
                {at > 0 && ', '}
                <Link
                  href={modelPricesHref(found.model, provider)}
                  className="underline underline-offset-4 hover:text-foreground"
                  prefetch={false}
                >
                  {provider}
                </Link>
              </span>
            ))}
            {found.resolution && asked !== found.model && ` · ${asked}: ${found.resolution}`}
          </>
        }
        actions={
          found.usedNames.length > 0 && (
            <Button asChild>
              <Link
                href={ledgerHref({
                  view: { ...STANDARD_VIEW, range: 'all', filters: { model: found.usedNames } },
                  isUnpriced: false,
                  trail: [],
                })}
              >
                <Receipt aria-hidden /> Its calls
              </Link>
            </Button>
          )
        }
      />
      <div className="grid gap-4">
        {hasPrice ? (
          <>
            <PriceChartCard chart={toPriceChart(found.steps, found.range, nowMs)} />
            <Card aria-label="What holds when">
              <CardHeader>
                <CardTitle>What holds when</CardTitle>
                <ExportMenu
                  label="Export history"
                  href={`/api/v1/models/history?${new URLSearchParams({ model: found.model, ...(found.provider && { provider: found.provider }) })}`}
                />
              </CardHeader>
              {found.catalogue.some(({ window }) => window !== null) && (
                <p className="px-4 pb-3 text-muted-foreground">
                  Outside of the recurring hours that have prices of their own: those are in the catalogue
                  below.
                </p>
              )}
              <PriceSteps steps={found.steps} nowMs={nowMs} />
            </Card>
          </>
        ) : (
          <Notice kind="warning" title="This model has no price">
            {sentence(found.reason ?? 'the catalogue has none at any time')} Its calls count in no total of
            cost until you set one.
          </Notice>
        )}
        <OwnPricesCard
          title="Own prices of this model"
          lines={toOwnPriceLines(found.own, spent, nowMs)}
          empty={found.catalogue.length > 0 ? 'None: its calls cost what the catalogue says.' : 'None yet.'}
          known={{ model: asked, provider: found.provider }}
          end={endPriceAction}
          whyNot={reason}
        />
        {found.catalogue.length > 0 && (
          <Card aria-label="In the catalogue">
            <CardHeader>
              <CardTitle>In the catalogue</CardTitle>
              <ExportMenu
                label="Export catalogue"
                href={`/api/v1/models?${new URLSearchParams({ q: `${found.provider}/${found.model}` })}`}
              />
            </CardHeader>
            <PriceRows label="In the catalogue, table" rows={found.catalogue} />
          </Card>
        )}
      </div>
    </>
  )
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
