import { type NextRequest, NextResponse } from 'next/server'
import { PATH_HEADER } from './lib/auth/path-header'
import { isServedByHttps } from './lib/auth/session-cookie'
import { ORGANIZATION_COOKIE, readOrganizationAddress } from './lib/domain/organizations/asked-organization'

// /api streams uploads, which a proxy would buffer; assets are the same for everyone.
export const config = {
  matcher: ['/((?!api/|_next/static/|_next/image|favicon.ico|icon.svg|.*\\.woff2$).*)'],
}

/** Gives each page a content security policy with a nonce of its own, and tells it its own address. */
export function proxy(request: NextRequest): NextResponse {
  const opened = readOrganizationAddress(request.nextUrl.pathname, request.nextUrl.search)
  if (opened) return openIn(request, opened)
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (isServedByHttps()) response.headers.set('strict-transport-security', 'max-age=31536000')
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    // React's development build evaluates text to show stacks of the server.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? ` 'unsafe-eval'` : ''}`,
    // Charts and pop-ups place themselves by style attributes, which a nonce cannot allow.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(isServedByHttps() ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

function openIn(
  request: NextRequest,
  { organizationId, location }: { organizationId: number; location: string },
): NextResponse {
  // Next takes the host away again: behind a proxy of theirs we do not know our own.
  const response = NextResponse.redirect(new URL(location, request.url), 307)
  response.headers.set('cache-control', 'no-store')
  response.cookies.set(ORGANIZATION_COOKIE, String(organizationId), {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'lax',
    secure: isServedByHttps(),
  })
  return response
}
