import { afterAll, afterEach, expect, it } from 'vitest'
import { disconnectDatabase } from '../data/database'
import { deleteHeartbeat, upsertHeartbeat } from '../data/process-heartbeat'
import { checkHealth, lives } from './check-health'
import { leave } from './leaving'

afterEach(async () => {
  Reflect.deleteProperty(globalThis, 'outlayIsLeaving')
  for (const id of ['web 1', 'web 2', 'worker 1']) await deleteHeartbeat(id)
})
afterAll(disconnectDatabase)

it('is well with a worker, and says of itself when it stops', async () => {
  expect(await checkHealth()).toMatchObject({ status: 'error', database: 'ok', worker: 'down' })
  await upsertHeartbeat('worker', 'worker 1')
  expect(await checkHealth()).toMatchObject({ status: 'ok', database: 'ok', worker: 'ok' })
  leave()
  expect(await checkHealth()).toMatchObject({ status: 'stopping', database: 'ok', worker: 'ok' })
})

it('others of a kind live until the last has said that it ends', async () => {
  await upsertHeartbeat('web', 'web 1')
  await upsertHeartbeat('web', 'web 2')
  await upsertHeartbeat('worker', 'worker 1')
  await deleteHeartbeat('web 1')
  expect(await lives('web')).toBe(true)
  await deleteHeartbeat('web 2')
  expect(await lives('web')).toBe(false)
})
