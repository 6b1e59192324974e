import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GET as getIngestState } from '@/app/api/v1/ingest-state/route'
import { POST as postResults } from '@/app/api/v1/runs/[id]/results/route'
import { GET as getRun, PATCH as patchRun } from '@/app/api/v1/runs/[id]/route'
import { POST as postUsage } from '@/app/api/v1/usage/route'

type Route<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

/** The API's own routes that the command line talks to, behind a socket. */
export async function serveApi(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = 'GET', headers } = incoming
    const url = new URL(`http://127.0.0.1${incoming.url}`)
    const request = new Request(url, {
      method,
      headers: headers as Record<string, string>,
      ...(method === 'GET' ? {} : { body: new Uint8Array(Buffer.concat(chunks)) }),
    })
    const answer = await answerOf(request, url.pathname)
    outgoing
      .writeHead(answer.status, Object.fromEntries(answer.headers))
      .end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerOf(request: Request, path: string): Promise<Response> {
  const [, run, results] = /^\/api\/v1\/runs\/([^/]+)(\/results)?$/.exec(path) ?? []
  if (run === undefined) {
    const route: Route<Record<string, never>> = path.endsWith('/ingest-state') ? getIngestState : postUsage
    return route(request, { params: Promise.resolve({}) })
  }
  const route: Route<{ id: string }> =
    results !== undefined ? postResults : request.method === 'PATCH' ? patchRun : getRun
  return route(request, { params: Promise.resolve({ id: decodeURIComponent(run) }) })
}
