import { expect, it } from 'vitest'
import { fillLabels } from './fill-labels'
import { newUsageEvent } from './new-usage-event'

const event = (changes: object) => Object.assign(newUsageEvent('e', 0), changes)

it('adds what the other says and this one does not, tag by tag; its own stays', () => {
  const log = event({ project: 'shop', tags: { path: '~/shop', branch: 'main' } })
  const telemetry = event({ user: 'ada', project: 'other', tags: { branch: 'next', cost_center: '4711' } })
  expect(fillLabels(log, telemetry)).toMatchObject({
    ...{ user: 'ada', project: 'shop' },
    tags: { path: '~/shop', branch: 'main', cost_center: '4711' },
  })
})

it('is the same object where nothing is added', () => {
  const log = event({ user: 'ada', tags: { path: '~/shop' } })
  expect(fillLabels(log, event({ user: 'bob', tags: { path: '/other' } }))).toBe(log)
  expect(fillLabels(log, event({}))).toBe(log)
})
