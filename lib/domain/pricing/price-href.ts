/** The address of the catalogue as it is searched and paged. */
export function pricesHref({ search, cursor }: { search: string; cursor?: string | null }): string {
  const query = new URLSearchParams()
  if (search) query.set('q', search)
  if (cursor) query.set('cursor', cursor)
  const text = query.toString()
  return text === '' ? '/prices' : `/prices?${text}`
}

/** The address of a model's prices. A name is any text: browsers take a path of dots alone for a step up. */
export function modelPricesHref(model: string, provider: string | null = null): string {
  const query = new URLSearchParams()
  const isDots = model === '.' || model === '..'
  if (isDots) query.set('model', model)
  if (provider !== null) query.set('provider', provider)
  const text = query.toString()
  return `/prices/${isDots ? '-' : encodeURIComponent(model)}${text === '' ? '' : `?${text}`}`
}

/** The address of what calls from a day on would cost by another catalogue; nothing changes by looking. */
export function repricePreviewHref({ snapshot, from }: { snapshot: string; from: string }): string {
  return `/prices/reprice?${new URLSearchParams({ from, snapshot, preview: '1' })}`
}

/** The model that its page was asked for; null where no text is written so. */
export function modelOfSegment(segment: string, query: URLSearchParams): string | null {
  const named = query.get('model')
  if (segment === '-' && named !== null) return named
  try {
    const model = decodeURIComponent(segment)
    return model.includes('\0') ? null : model
  } catch {
    return null
  }
}

/** The address of the form that sets a price or a discount, filled in as far as is known. */
export function setPriceHref(known: {
  model?: string | null
  provider?: string | null
  /** A discount on all of a provider. */
  isDiscount?: boolean
  /** The own price that it changes. */
  id?: string
}): string {
  const query = new URLSearchParams()
  if (known.isDiscount) query.set('for', 'provider')
  if (known.id) query.set('id', known.id)
  if (known.model) query.set('model', known.model)
  if (known.provider) query.set('provider', known.provider)
  const text = query.toString()
  return text === '' ? '/prices/new' : `/prices/new?${text}`
}
