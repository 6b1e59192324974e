import { readPushProgram } from '@/lib/services/push/read-push-program'

/** The command line in one file, for machines that have Node and no clone: the program is public, its key is not. */
export async function GET(request: Request): Promise<Response> {
  const { plain, gzipped } = await readPushProgram()
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  return new Response(new Uint8Array(takesGzip ? gzipped : plain), {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'content-disposition': 'attachment; filename="outlay.mjs"',
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      ...(takesGzip && { 'content-encoding': 'gzip' }),
    },
  })
}
