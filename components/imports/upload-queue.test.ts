import { describe, expect, it } from 'vitest'
import type { UploadAnswer } from './upload-answer'
import { refusalOf } from './upload-answer'
import { afterAnswer, changeQueue, newUpload, nextToSend, type UploadItem } from './upload-queue'

const MOST = 10
const upload = (key: number, phase: UploadItem['phase'] = 'waiting'): UploadItem => ({
  ...newUpload(key, new File(['x'], `${key}.jsonl`), {}, MOST),
  phase,
})
const answer = (status: UploadAnswer['status'], error: string | null = null): UploadAnswer => ({
  id: 'i',
  status,
  error,
  bytes_total: 1,
  bytes_read: 0,
  accepted: 0,
  updated: 0,
  duplicates: 0,
  rejected: 0,
})

describe('newUpload', () => {
  it.each([
    [0, 'failed', /empty/],
    [1, 'waiting', null],
    [MOST, 'waiting', null],
    [MOST + 1, 'failed', /too large/],
  ])('of %d bytes is %s', (size, phase, reason) => {
    const made = newUpload(1, new File(['x'.repeat(size)], 'a.jsonl'), {}, MOST)
    expect(made.phase).toBe(phase)
    if (reason) expect(made.error).toMatch(reason)
    else expect(made.error).toBeNull()
  })
})

describe('nextToSend', () => {
  it.each([
    [
      ['waiting', 'waiting', 'waiting'],
      [0, 1],
    ],
    [['sending', 'waiting', 'waiting'], [1]],
    [['sending', 'sending', 'waiting'], []],
    [['reading', 'reading', 'failed', 'waiting'], [3]],
  ] as const)('of %j is %j', (phases, keys) => {
    expect(nextToSend(phases.map((phase, key) => upload(key, phase))).map(({ key }) => key)).toEqual(keys)
  })
})

describe('changeQueue', () => {
  it('clears what has ended and nothing else', () => {
    const phases = ['waiting', 'sending', 'reading', 'done', 'failed', 'cancelled'] as const
    const left = changeQueue(
      phases.map((phase, key) => upload(key, phase)),
      { kind: 'cleared' },
    )
    expect(left.map(({ phase }) => phase)).toEqual(['waiting', 'sending', 'reading'])
  })
})

describe('afterAnswer', () => {
  it.each([
    ['queued', 'reading'],
    ['processing', 'reading'],
    ['done', 'done'],
    ['undone', 'done'],
    ['failed', 'failed'],
  ] as const)('%s is %s', (status, phase) => {
    expect(afterAnswer(answer(status)).phase).toBe(phase)
  })

  it('tells the reason of a failure', () => {
    expect(afterAnswer(answer('failed', 'no log')).error).toBe('no log')
  })
})

describe('refusalOf', () => {
  it.each([
    [0, '', /connection was lost/, true],
    [401, '{"detail":"no key"}', /signed out/, true],
    [403, '{"detail":"Your role may not"}', /Your role may not/, false],
    [413, '{"detail":"4 GiB at most"}', /4 GiB/, false],
    [502, '<html>', /502/, true],
  ])('of %d says what to do', (status, body, message, canRetry) => {
    const refusal = refusalOf(status, body)
    expect(refusal.message).toMatch(message)
    expect(refusal.canRetry).toBe(canRetry)
  })
})
