import { json } from '@/lib/http/api-route'
import { openRoute } from '@/lib/http/open-route'
import { readUnsubscription, unsubscribe } from '@/lib/services/digests/choose-digests'

// One click (RFC 8058): mail programs post here without a session. A scanner's GET ends nothing: it leads to a page.
export const POST = openRoute(async (request) => {
  const { kind } = await unsubscribe(tokenOf(request))
  return json({ unsubscribed: kind })
})

export const GET = openRoute(async (request) => {
  const token = tokenOf(request)
  readUnsubscription(token)
  return new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe/${token}`, 'cache-control': 'no-store' },
  })
})

function tokenOf(request: Request): string {
  return new URL(request.url).pathname.split('/').at(-1) ?? ''
}
