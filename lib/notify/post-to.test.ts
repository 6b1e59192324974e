import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { postTo } from './post-to'
import { sendWebhook } from './send-webhook'
import { urlProblem } from './url-problem'

const open: http.Server[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(handle: http.RequestListener): Promise<number> {
  const server = http.createServer(handle)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubEnv('OUTLAY_WEBHOOK_ALLOW', `127.0.0.1:${port},hook.test:${port}`)
  return port
}

describe('what is never posted to', () => {
  it.each([
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::7f00:1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[fc00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://169.254.169.254/latest/meta-data',
    'http://0.0.0.0/',
    'http://255.255.255.255/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://localhost/',
    'http://a.localhost./',
    'http://1.1.1.1:25/',
    'http://user:pass@example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'nonsense',
  ])('%s', async (url) => {
    expect(urlProblem(url, 'webhook')).not.toBeNull()
    const resolve = vi.fn(async () => ['127.0.0.1'])
    expect(await postTo(url, 'webhook', '{}', {}, { resolve })).toMatchObject({ isOk: false })
    expect(resolve).not.toHaveBeenCalled()
  })

  it.each([[['127.0.0.1']], [['1.1.1.1', '10.0.0.1']], [['::ffff:169.254.169.254']], [['fd00::1']], [[]]])(
    'a host that resolves to %j',
    async (addresses) => {
      const answer = await postTo('http://a.test/', 'webhook', '{}', {}, { resolve: async () => addresses })
      expect(answer).toMatchObject({ isOk: false, answer: expect.stringMatching(/^a\.test/) })
    },
  )

  it.each(['https://example.com/', 'http://hooks.slack.com/x', 'https://hooks.slack.com.evil.test/'])(
    '%s as Slack',
    (url) => expect(urlProblem(url, 'slack')).toMatch(/hooks\.slack\.com/),
  )

  it('another port of a host that is exempt', async () => {
    await serve((_, response) => response.end())
    expect(urlProblem('http://127.0.0.1:1/', 'webhook')).not.toBeNull()
  })
})

it('asks for the address of a name once, and connects to what it was', async () => {
  const hosts: (string | undefined)[] = []
  const port = await serve((request, response) => {
    hosts.push(request.headers.host)
    response.end('kept')
  })
  const resolve = vi.fn(async () => ['192.0.2.1']).mockResolvedValueOnce(['127.0.0.1'])
  const answer = await postTo(`http://hook.test:${port}/x?y=1`, 'webhook', '{}', {}, { resolve })
  expect(answer).toMatchObject({ isOk: true, answer: '200 kept' })
  expect(resolve).toHaveBeenCalledTimes(1)
  expect(hosts).toEqual([`hook.test:${port}`])
})

it('follows no redirect', async () => {
  let asked = 0
  const port = await serve((_, response) => {
    asked++
    response.writeHead(302, { location: '/again' }).end()
  })
  expect(await postTo(`http://127.0.0.1:${port}/`, 'webhook', '{}', {})).toMatchObject({
    isOk: false,
    answer: '302: redirects are not followed.',
  })
  expect(asked).toBe(1)
})

it('gives up a server that says nothing, and one that never ends', async () => {
  const silent = await serve(() => undefined)
  expect(await postTo(`http://127.0.0.1:${silent}/`, 'webhook', '{}', {}, { timeoutMs: 50 })).toMatchObject({
    isOk: false,
    answer: 'No answer within 0.05 s.',
  })
  const endless = await serve((_, response) => void response.write('a'))
  expect(await postTo(`http://127.0.0.1:${endless}/`, 'webhook', '{}', {}, { timeoutMs: 50 })).toMatchObject({
    isOk: false,
  })
})

it('keeps little of a huge answer', async () => {
  const port = await serve((_, response) => response.end('a'.repeat(5_000_000)))
  const { isOk, answer } = await postTo(`http://127.0.0.1:${port}/`, 'webhook', '{}', {})
  expect(isOk).toBe(true)
  expect(answer).toHaveLength(2000)
})

it('signs as Standard Webhooks says, with both secrets while one goes', async () => {
  const got: { headers: http.IncomingHttpHeaders; body: string }[] = []
  const port = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    response.writeHead(204).end()
  })
  const secrets = ['first', 'second'].map(
    (text) => `whsec_${Buffer.from(text.padEnd(24, '.')).toString('base64')}`,
  )
  const message = { id: 'alert-1', payload: { type: 'alert.raised' } }
  expect(await sendWebhook({ url: `http://127.0.0.1:${port}/`, secrets }, message)).toMatchObject({
    isOk: true,
  })
  for (const secret of secrets) {
    const headers = got[0]?.headers as Record<string, string>
    expect(new Webhook(secret).verify(got[0]?.body ?? '', headers)).toEqual({ type: 'alert.raised' })
    expect(headers['webhook-id']).toBe('alert-1')
  }
  expect(() =>
    new Webhook(`whsec_${Buffer.from('another'.padEnd(24, '.')).toString('base64')}`).verify(
      got[0]?.body ?? '',
      got[0]?.headers as Record<string, string>,
    ),
  ).toThrow()
})
