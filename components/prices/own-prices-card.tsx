import type { EndPrice } from '@/components/prices/end-price-button'
import { OwnPricesTable } from '@/components/prices/own-prices-table'
import { SetPriceButton } from '@/components/prices/set-price-button'
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card'
import { ExportMenu } from '@/components/ui/export-menu'
import type { OwnPriceLine } from '@/lib/charts/to-own-price-lines'
import { setPriceHref } from '@/lib/domain/pricing/price-href'

/** Own prices and discounts with the way to set one. */
export function OwnPricesCard({
  title,
  lines,
  empty,
  known,
  end,
  whyNot,
}: {
  title: string
  lines: readonly OwnPriceLine[]
  empty: string
  /** What the form of a new price is filled in with. */
  known: { model?: string; provider?: string | null }
  end: EndPrice
  whyNot: string | null
}) {
  return (
    <Card aria-label={title}>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <div className="flex flex-wrap gap-2">
          {lines.length > 0 && <ExportMenu label="Export own" href="/api/v1/prices" />}
          <SetPriceButton
            size="sm"
            href={setPriceHref({ isDiscount: true, provider: known.provider ?? null })}
            label="New discount"
            whyNot={whyNot}
          />
          <SetPriceButton
            size="sm"
            href={setPriceHref({ model: known.model ?? null })}
            label="New price"
            whyNot={whyNot}
          />
        </div>
      </CardHeader>
      {lines.length === 0 ? (
        <CardContent>
          <CardDescription className="max-w-prose text-pretty">{empty}</CardDescription>
        </CardContent>
      ) : (
        <OwnPricesTable label={`${title}, table`} lines={lines} end={whyNot ? null : end} />
      )}
    </Card>
  )
}
