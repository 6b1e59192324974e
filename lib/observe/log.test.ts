import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type CapturedLog, captureLog } from '../testing/captured-log'
import type { RequestScope } from './request-scope'

let captured: CapturedLog
beforeEach(() => {
  // The level is read once a process.
  vi.resetModules()
  captured = captureLog()
})
afterEach(() => {
  captured.restore()
  vi.unstubAllEnvs()
})

const load = async (level: string) => {
  vi.stubEnv('OUTLAY_LOG_LEVEL', level)
  return { ...(await import('./log')), ...(await import('./request-scope')) }
}

it('writes one line a thing, from the level on that is set', async () => {
  const { log } = await load('warn')
  log.info('import.finished', { accepted: 1 })
  log.warn('import.failed', { import_id: 'x' })
  log.error('import.broke_off', {}, new Error('It broke.\nInto lines.'))
  expect(captured.lines()).toEqual([
    { time: expect.stringMatching(/^\d{4}-.*Z$/), level: 'warn', event: 'import.failed', import_id: 'x' },
    expect.objectContaining({
      level: 'error',
      event: 'import.broke_off',
      error: expect.objectContaining({ name: 'Error' }),
    }),
  ])
})

it('writes from info on where nothing is set', async () => {
  const { log } = await load('')
  log.debug('unseen')
  log.info('seen')
  expect(captured.lines()).toMatchObject([{ event: 'seen' }])
})

it('says whose request it was, by ids, in everything that happens under it', async () => {
  const { log, inRequest, noteCaller } = await load('info')
  const made: RequestScope = {
    ...{
      requestId: 'r1',
      method: 'GET',
      route: '/api/v1/spend',
      organizationId: null,
      actor: null,
      actorId: null,
    },
  }
  await inRequest(made, async () => {
    await Promise.resolve()
    log.info('before')
    noteCaller({
      ...{
        kind: 'key',
        organizationId: 7,
        timeZone: 'UTC',
        keyId: 'k1',
        keyName: 'secret',
        scopes: [],
        ip: null,
      },
    })
    log.info('after')
  })
  log.info('outside')
  const request = { request_id: 'r1', method: 'GET', route: '/api/v1/spend' }
  const time = expect.any(String)
  expect(captured.lines()).toEqual([
    { time, level: 'info', event: 'before', ...request },
    { time, level: 'info', event: 'after', ...request, organization_id: 7, actor: 'key', actor_id: 'k1' },
    { time, level: 'info', event: 'outside' },
  ])
})
