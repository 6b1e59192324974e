'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import { readPriceForm } from '@/lib/domain/pricing/price-form'
import { modelPricesHref } from '@/lib/domain/pricing/price-href'
import { readCatalogueInput } from '@/lib/domain/pricing/read-catalogue-input'
import { memberAction } from '@/lib/http/member-action'
import { endOwnPrice } from '@/lib/services/prices/end-own-price'
import { setOwnPrice } from '@/lib/services/prices/set-own-price'
import { takeCatalogue } from '@/lib/services/prices/take-catalogue'

export async function setPriceAction(data: FormData): Promise<ActionResult<{ href: string; name: string }>> {
  return memberAction(async (caller) => {
    const { subject, input } = readPriceForm(data)
    const { price } = await setOwnPrice(caller, subject, input)
    revalidatePath('/prices', 'layout')
    const { model, provider } = price.override
    return model === null
      ? { href: '/prices', name: `discount at ${provider}` }
      : { href: modelPricesHref(model, provider), name: `price of ${model}` }
  })
}

export async function endPriceAction(price: {
  model: string | null
  provider: string | null
  from: string
}): Promise<ActionResult<'removed' | 'ended'>> {
  return memberAction(async (caller) => {
    const { model, provider, from } = price
    const subject = {
      model: model === null ? null : String(model),
      provider: provider === null ? null : String(provider),
    }
    const { outcome } = await endOwnPrice(caller, subject, String(from))
    revalidatePath('/prices', 'layout')
    return outcome
  })
}

export async function takeCatalogueAction(snapshot: string): Promise<ActionResult<{ beforeId: string }>> {
  return memberAction(async (caller) => {
    const taken = await takeCatalogue(caller, readCatalogueInput({ snapshot }).snapshot)
    // The navigation says that one waits.
    revalidatePath('/', 'layout')
    return taken
  })
}
