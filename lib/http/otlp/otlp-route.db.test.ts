import { fromBinary } from '@bufbuild/protobuf'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { disconnectDatabase } from '../../data/database'
import { rateLimiter } from '../../data/rate-limits/rate-limiter'
import type { KeyScope } from '../../domain/members/caller'
import { createApiKey } from '../../services/api-keys/create-api-key'
import { makeOrganization } from '../../testing/make-organization'
import { asJson, asProtobuf, otlpLogs } from '../../testing/otlp-requests'
import { StatusSchema } from './generated/otlp_pb'
import { otlpRoute } from './otlp-route'

afterEach(() => vi.unstubAllEnvs())
afterAll(disconnectDatabase)

const logs = otlpLogs([
  { at: Date.now(), attributes: { 'event.name': 'api_request', model: 'claude-opus-4-8' } },
])

async function makeKey(scopes: KeyScope[] = ['ingest']) {
  const owner = await makeOrganization()
  return createApiKey(owner, { name: 'agents', scopes, expiresInDays: null })
}

const post = (secret: string, type: string, body: Uint8Array) =>
  otlpRoute('logs')(
    new Request('http://localhost/api/otlp/v1/logs', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': type },
      body: new Uint8Array(body),
    }),
  )

describe('otlpRoute', () => {
  it('takes what a key with the scope ingest sends, and no other’s', async () => {
    const { secret } = await makeKey()
    const taken = await post(secret, 'application/json; charset=utf-8', asJson(logs))
    expect([taken.status, await taken.json()]).toEqual([200, {}])
    const reader = await makeKey(['read'])
    const refused = await post(reader.secret, 'application/json', asJson(logs))
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 7 }])
    expect((await post('outlay_none', 'application/json', asJson(logs))).status).toBe(401)
  })

  it('says when to come again, in the encoding of the request', async () => {
    const { id, secret } = await makeKey()
    await rateLimiter({ points: 6_000, durationSeconds: 60 }).consume(`otlp:${id}`, 6_000)
    const answer = await post(secret, 'application/x-protobuf', asProtobuf('logs', logs))
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(answer.headers.get('content-type')).toBe('application/x-protobuf')
    const { code, message } = fromBinary(StatusSchema, new Uint8Array(await answer.arrayBuffer()))
    expect([code, message]).toEqual([8, expect.stringContaining('Too many requests')])
  })

  it('asks to come again while the database is away', async () => {
    const { secret } = await makeKey()
    await disconnectDatabase()
    vi.stubEnv('DATABASE_URL', 'postgresql://nobody:x@127.0.0.1:1/none')
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await post(secret, 'application/json', asJson(logs))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await answer.json()).toMatchObject({ code: 14 })
    await disconnectDatabase()
  })
})
