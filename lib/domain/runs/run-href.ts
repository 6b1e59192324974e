/** The address of a run's page. An id is any text: browsers take a path of dots alone for a step up. */
export function runHref(id: string): string {
  if (id === '.' || id === '..') return `/runs/-?id=${id}`
  return `/runs/${encodeURIComponent(id)}`
}

/** The id that a run's page was asked for; null where no text is written so. */
export function runIdOf(segment: string, query: URLSearchParams): string | null {
  const named = query.get('id')
  if (segment === '-' && named !== null) return named
  try {
    return decodeURIComponent(segment)
  } catch {
    return null
  }
}
