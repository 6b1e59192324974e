import { readCatalogueInput } from '@/lib/domain/pricing/read-catalogue-input'
import { apiRoute, json } from '@/lib/http/api-route'
import { readJsonBody } from '@/lib/http/read-body'
import { type CatalogueInUse, getCatalogue } from '@/lib/services/prices/get-catalogue'
import { takeCatalogue } from '@/lib/services/prices/take-catalogue'

export const GET = apiRoute('view_spend', async ({ caller }) => json(toWire(await getCatalogue(caller))))

export const PUT = apiRoute('manage_prices', async ({ request, caller }) => {
  const { snapshot } = readCatalogueInput(await readJsonBody(request))
  await takeCatalogue(caller, snapshot)
  return json(toWire(await getCatalogue(caller)))
})

function toWire({ id, waiting }: CatalogueInUse) {
  return {
    snapshot: id,
    waiting: waiting && { snapshot: waiting.id, newly_priced_models: waiting.newlyPriced },
  }
}
