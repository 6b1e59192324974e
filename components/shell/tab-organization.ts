import { ORGANIZATION_COOKIE, ORGANIZATION_HEADER } from '@/lib/domain/organizations/asked-organization'

let current: number | null = null

/** The organization that this tab shows, whatever another tab has switched to; null before there is one. */
export function tabOrganization(): number | null {
  return current
}

/** From now on every request of this tab says that it is about this organization: also a form that stood open for days. */
export function keepTabOrganization(organizationId: number): void {
  if (typeof window === 'undefined') return
  if (current === null) {
    const plain = window.fetch.bind(window)
    // Server actions and the router fetch by themselves: there is no other place to tell them.
    window.fetch = (input, init) => plain(input, withOrganization(input, init))
  }
  current = organizationId
}

function withOrganization(input: RequestInfo | URL, init: RequestInit | undefined): RequestInit | undefined {
  const url = new URL(input instanceof Request ? input.url : input, window.location.href)
  if (url.origin !== window.location.origin) return init
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
  headers.set(ORGANIZATION_HEADER, String(current))
  return { ...init, headers }
}

/** Files are fetched, and pages loaded anew, by the browser itself: they go by the tab that was used last. */
export function rememberOrganization(organizationId: number): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: no browser but one has another way yet
  document.cookie = `${ORGANIZATION_COOKIE}=${organizationId}; path=/; max-age=31536000; samesite=lax${secure}`
}
