import { apiRoute, json } from '@/lib/http/api-route'
import { ownPriceJson, parseEffectiveFrom } from '@/lib/http/own-price-json'
import { readJsonBody } from '@/lib/http/read-body'
import { endOwnPrice } from '@/lib/services/prices/end-own-price'
import { setOwnPrice } from '@/lib/services/prices/set-own-price'

export const PUT = apiRoute<{ model: string }>('manage_prices', async ({ request, caller, params }) => {
  const { price, isNew } = await setOwnPrice(caller, { model: params.model }, await readJsonBody(request))
  return json(ownPriceJson(price), isNew ? 201 : 200)
})

export const DELETE = apiRoute<{ model: string }>('manage_prices', async ({ caller, params, query }) => {
  const { outcome, price } = await endOwnPrice(
    caller,
    { model: params.model, provider: query.get('provider') || null },
    parseEffectiveFrom(query),
  )
  return json({ outcome, price: ownPriceJson(price) })
})
