import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { Inherited } from '@/components/prices/price-class-fields'
import { PriceForm } from '@/components/prices/price-form'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { requireMember } from '@/lib/auth/require-member'
import { priceChartRange } from '@/lib/charts/to-price-chart'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { whyNot } from '@/lib/domain/members/why-not'
import { inheritedPrices } from '@/lib/domain/pricing/inherited-prices'
import { formOfPrice, newPriceForm } from '@/lib/domain/pricing/price-form'
import { setPriceHref } from '@/lib/domain/pricing/price-href'
import { getModelPrices } from '@/lib/services/prices/get-model-prices'
import { listOwnPrices } from '@/lib/services/prices/list-own-prices'
import { type SearchParams, toQuery } from '../../to-query'
import { setPriceAction } from '../actions'

export const metadata: Metadata = { title: 'Set a price' }

export default async function SetPricePage({ searchParams }: { searchParams: SearchParams }) {
  const member = await requireMember()
  const reason = whyNot(member, 'manage_prices', 'set prices')
  const query = await toQuery(searchParams)
  const id = query.get('id') || null
  const known = id === null ? null : (await listOwnPrices(member)).find((one) => one.id === id)
  if (known === undefined) notFound()
  const isDiscount = known ? known.override.model === null : query.get('for') === 'provider'
  const given = (name: string) => (query.get(name) ?? '').replaceAll('\0', '').slice(0, 512)
  const nowMs = Date.now()
  const values = known
    ? formOfPrice(known)
    : newPriceForm({
        model: isDiscount ? '' : given('model'),
        provider: given('provider'),
        today: new Date(nowMs).toISOString().slice(0, 10),
      })
  const what = isDiscount ? 'discount' : 'price'
  return (
    <>
      <PageHeader
        title={known ? `Change a ${what}` : `Set a ${what}`}
        description={
          <>
            <Link href="/prices" className="underline underline-offset-4 hover:text-foreground">
              All prices
            </Link>
            {!known && (
              <>
                {' · '}
                <Link
                  href={setPriceHref({ isDiscount: !isDiscount })}
                  className="underline underline-offset-4 hover:text-foreground"
                >
                  {isDiscount ? 'The price of one model instead' : 'A discount on all of a provider instead'}
                </Link>
              </>
            )}
          </>
        }
      />
      {reason ? (
        <Notice title="Only admins set prices">{reason}</Notice>
      ) : (
        <PriceForm
          // Another subject is another form.
          key={`${id} ${isDiscount} ${values.model} ${values.provider}`}
          values={values}
          isDiscount={isDiscount}
          isChange={known !== null}
          inherited={isDiscount ? null : await inheritedOf(member, values, nowMs)}
          save={setPriceAction}
        />
      )}
    </>
  )
}

/** What the form says that an empty field comes to. */
async function inheritedOf(
  member: MemberCaller,
  { model, provider }: { model: string; provider: string },
  nowMs: number,
): Promise<Inherited> {
  if (model === '')
    return {
      prices: {},
      sentence: 'What stays empty is inherited from the catalogue, where it knows the model.',
    }
  const found = await getModelPrices(member, model, provider || null, (dates) =>
    priceChartRange(dates, nowMs),
  )
  const prices = inheritedPrices(found.catalogue, nowMs)
  const sentence =
    Object.keys(prices).length === 0
      ? 'The catalogue has no price of this model: what stays empty has none.'
      : `What stays empty is inherited from the catalogue (${found.model} at ${found.provider}), as it is.`
  return { prices, sentence }
}
