import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'
import { ADDRESS_HEADER } from '@/lib/auth/client-address'
import { nameOurAddress } from '@/lib/auth/name-our-address'
import { ProductError } from '@/lib/domain/errors'
import { problemResponse } from '@/lib/http/problem'

const largestBody = 16_384

async function handle(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  // Anybody may call this, so nobody gets to fill the memory by it.
  if (
    request.method === 'POST' &&
    !(Number(request.headers.get('content-length') ?? Number.NaN) <= largestBody)
  ) {
    return problemResponse(new ProductError('too_large', 'A sign-in takes at most 16 kB.'))
  }
  // next-auth answers this with a fault of the server's.
  if (request.method === 'GET' && new URL(request.url).pathname.endsWith('/callback/credentials')) {
    return new Response(null, { status: 405, headers: { allow: 'POST' } })
  }
  // Cancelled at the provider, or refused there: next-auth says that as a fault of its own.
  if (request.nextUrl.pathname.includes('/callback/') && request.nextUrl.searchParams.has('error')) {
    return new Response(null, { status: 302, headers: { location: '/sign-in?error=cancelled' } })
  }
  nameOurAddress()
  const browser = { ip: request.headers.get(ADDRESS_HEADER), userAgent: request.headers.get('user-agent') }
  const response: Response = await NextAuth(request, context, authOptions(browser))
  response.headers.set('cache-control', 'no-store')
  return response
}

export { handle as GET, handle as POST }
