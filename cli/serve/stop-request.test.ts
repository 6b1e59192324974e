import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onStopRequest } from './stop-request'

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const before = new Map(names.map((name) => [name, process.listeners(name)]))
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.stubEnv('npm_lifecycle_event', '')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  for (const name of names)
    for (const listener of process.listeners(name))
      if (!before.get(name)?.includes(listener)) process.off(name, listener)
})

test.each(names)('%s asks to stop, once and in words', (name) => {
  const said: string[] = []
  const stop = onStopRequest((line) => said.push(line))
  expect(stop.requested()).toBe(false)
  process.emit(name)
  expect(stop.requested()).toBe(true)
  expect(stop.force.aborted).toBe(false)
  expect(said).toEqual(['Stopping.'])
})

test('one Ctrl-C, which the terminal sends and npm forwards, cuts off nothing; a second one does', () => {
  const stop = onStopRequest(() => {})
  process.emit('SIGINT')
  vi.advanceTimersByTime(999)
  process.emit('SIGINT')
  expect(stop.force.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  process.emit('SIGINT')
  expect(stop.force.aborted).toBe(true)
})

test('a stop for another reason is forced by the first Ctrl-C', () => {
  const stop = onStopRequest(() => {})
  stop.request()
  expect(stop.requested()).toBe(true)
  process.emit('SIGINT')
  expect(stop.force.aborted).toBe(true)
})
