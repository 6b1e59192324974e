import { expect, it } from 'vitest'
import { newUsageEvent } from './new-usage-event'
import { storableEvent } from './storable-event'

it('is the same object where all text is whole', () => {
  const event = { ...newUsageEvent('a', 0), project: '😀', tags: { '😀': 'x' } }
  expect(storableEvent(event)).toBe(event)
})

it('replaces halves of surrogate pairs in every text and in the names of tags', () => {
  const event = {
    ...newUsageEvent('a', 0),
    project: 'cut \ud83d',
    tags: { '\ud800': '\udc00' },
    thread: { id: '\ud800', parentId: '\ud801', index: 0, fingerprint: 'f' },
  }
  expect(storableEvent(event)).toEqual({
    ...newUsageEvent('a', 0),
    project: 'cut \ufffd',
    tags: { '\ufffd': '\ufffd' },
    thread: { id: '\ufffd', parentId: '\ufffd', index: 0, fingerprint: 'f' },
  })
})
