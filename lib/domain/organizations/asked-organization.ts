/** The header in which a tab says of which organization its page is: every request of the tab has it. */
export const ORGANIZATION_HEADER = 'x-outlay-organization'
/** The cookie with the organization of the tab that was used last. It chooses; what it opens, the membership says. */
export const ORGANIZATION_COOKIE = 'outlay.organization'
/** The parameter of a page's address that says of which organization it is. */
export const ORGANIZATION_PARAMETER = 'org'

/** The number of an organization; null where the text is none. */
export function readOrganizationId(text: string | null | undefined): number | null {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** The address under which every page opens in one organization, for links that are sent: `/o/7`, and the page after it. */
export function organizationAddress(address: string, organizationId: number): string {
  return `${address}/o/${organizationId}`
}

/**
 * Where `/o/7/explore?by=model` leads: the page, which says its organization itself, or a file of the API, which goes by the
 * cookie. Null for any other address. Never another site.
 */
export function readOrganizationAddress(
  pathname: string,
  search: string,
): { organizationId: number; location: string } | null {
  const [, id, path = '/'] = /^\/o\/([^/]+)(\/.*)?$/.exec(pathname) ?? []
  const organizationId = readOrganizationId(id)
  if (organizationId === null) return null
  const page = /^\/[/\\]/.test(path) ? '/' : path
  const query = new URLSearchParams(search)
  if (!page.startsWith('/api/')) query.set(ORGANIZATION_PARAMETER, String(organizationId))
  const rest = query.toString()
  return { organizationId, location: rest === '' ? page : `${page}?${rest}` }
}
