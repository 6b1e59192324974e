export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** What a page was asked with, as an address has it. */
export async function toQuery(searchParams: SearchParams): Promise<URLSearchParams> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(await searchParams))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(name, one)
  return query
}
