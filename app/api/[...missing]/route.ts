import { ProductError } from '@/lib/domain/errors'
import { problemResponse } from '@/lib/http/problem'

/** What no other route answers: a script gets a problem document, not a page. */
function handle(request: Request): Response {
  const { pathname } = new URL(request.url)
  return problemResponse(new ProductError('not_found', `There is no ${pathname.slice(0, 200)}.`))
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT }
