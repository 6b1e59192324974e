import { expect, it } from 'vitest'
import { dropReason } from './drop-reason'
import type { DropRecord } from './drop-record'

const kept: DropRecord = {
  ...{
    id: 'claude:msg_1',
    importId: 'one',
    occurredAtMs: 0,
    model: 'm',
    source: 'claude-code',
    sessionId: 's',
  },
  ...{ sourceRef: 'web/s.jsonl:7', via: 'log', isSidechain: false, totalTokens: 100, outputTokens: 10 },
}

it.each([
  ['content_block', { sourceRef: 'web/s.jsonl:6' }],
  ['streamed_partial', { sourceRef: 'web/s.jsonl:5', totalTokens: 91, outputTokens: 1 }],
  // As many tokens in all, but fewer of them written.
  ['streamed_partial', { sourceRef: 'web/s.jsonl:5', outputTokens: 9 }],
  ['resumed_session', { sessionId: 'other' }],
  ['resumed_session', { sourceRef: 'web/other.jsonl:7' }],
  ['fork_replay', { isSidechain: true, sourceRef: 'web/agent.jsonl:1' }],
  ['other_source', { via: 'telemetry', sourceRef: null }],
  ['other_source', { source: 'litellm' }],
  ['sent_again', {}],
  ['sent_again', { importId: 'two' }],
  // From another folder, or out of an archive.
  ['sent_again', { sourceRef: 'backup\\s.jsonl:7' }],
  // The same id by the API, with less in it.
  ['streamed_partial', { totalTokens: 99 }],
] as const)('%s: %j', (reason, changes) => {
  expect(dropReason({ ...kept, ...changes }, kept)).toBe(reason)
})

it('takes what names no file as its own place', () => {
  const ref = { ...kept, sourceRef: 'req_1' }
  expect(dropReason(ref, ref)).toBe('sent_again')
  expect(dropReason({ ...ref, sourceRef: null }, ref)).toBe('content_block')
})
