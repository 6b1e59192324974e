import { expect, it } from 'vitest'
import { inBodyRoom } from './in-body-room'

const large = (signal?: AbortSignal) => request('x'.repeat(10), { 'content-length': '20000000' }, signal)

function request(body: string, headers: Record<string, string> = {}, signal?: AbortSignal): Request {
  return new Request('http://outlay.test/', { method: 'POST', body, headers, ...(signal && { signal }) })
}

/** Work that goes on until it is told to end. */
function work(asked: Request) {
  const state = { begun: false, end: (): void => undefined }
  const ended = new Promise<void>((resolve) => {
    state.end = resolve
  })
  const done = inBodyRoom(asked, async () => {
    state.begun = true
    await ended
  })
  return { state, done }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('lets as many large bodies in as there is room for, the others in their order as it is left', async () => {
  const all = [1, 2, 3, 4].map(() => work(large()))
  const begun = () => all.map(({ state }) => state.begun)
  await settled()
  expect(begun()).toEqual([true, true, false, false])
  all[1]?.state.end()
  await settled()
  expect(begun()).toEqual([true, true, true, false])
  for (const { state } of all) state.end()
  await Promise.all(all.map(({ done }) => done))
  expect(begun()).toEqual([true, true, true, true])
})

it('lets a small body pass who waits, and one of unknown length wait', async () => {
  const first = [work(large()), work(large())]
  const small = work(request('{}', { 'content-length': '2' }))
  const packed = work(request('x', { 'content-length': '200000', 'content-encoding': 'gzip' }))
  const unknown = work(request('{}'))
  await settled()
  expect([small, packed, unknown].map(({ state }) => state.begun)).toEqual([true, false, false])
  for (const { state } of [...first, small, packed, unknown]) state.end()
  await Promise.all([...first, small, packed, unknown].map(({ done }) => done))
})

it('gives the room back where the work fails, and forgets who left the queue', async () => {
  const failing = inBodyRoom(large(), () => Promise.reject(new Error('no'))).catch(
    (error: Error) => error.message,
  )
  expect(await failing).toBe('no')
  const held = [work(large()), work(large())]
  const leaving = new AbortController()
  const left = work(large(leaving.signal))
  const next = work(large())
  await settled()
  leaving.abort()
  await expect(left.done).rejects.toThrow('Too many large requests')
  held[0]?.state.end()
  await settled()
  expect([left.state.begun, next.state.begun]).toEqual([false, true])
  for (const { state } of [...held, next]) state.end()
  await Promise.all([...held, next].map(({ done }) => done))
})
