import { expect, it } from 'vitest'
import { type ImportFacts, isToldOf } from './import-event'
import { importMessage } from './import-message'

const NAME = `<b>&"log"</b>.jsonl`
const facts: ImportFacts = {
  importId: 'i1',
  kind: 'upload',
  name: NAME,
  format: 'auto',
  status: 'done',
  error: null,
  accepted: 1_200,
  updated: 1,
  duplicates: 2,
  rejected: 4,
  problems: [
    { file: NAME, line: 7, message: 'not valid JSON' },
    { file: 'inner.jsonl', line: null, message: 'more' },
  ],
  events: 1_200,
  costUsd: '10.00525',
  unpricedEvents: 3,
}
const where = { publicUrl: 'https://outlay.acme.test', timeZone: 'Asia/Kathmandu' }
const at = new Date('2026-06-14T10:00:00Z')
const message = (change: Partial<Parameters<typeof importMessage>[0]> = {}) =>
  importMessage({ event: 'finished', at, facts, ...change }, where)

it('says what came in, what was left out, and where to look', () => {
  const { subject, text } = message()
  expect(subject).toBe(`Import of “${NAME}” finished: 1,200 calls, $10.01`)
  expect(text.split('\n')).toEqual([
    subject,
    '',
    'New: 1,200',
    'Updated: 1',
    'Duplicates: 2',
    'Not read: 4',
    'Cost: $10.01',
    'Without a price: 3 calls',
    'Line 7: not valid JSON',
    'Whole file: more (inner.jsonl)',
    'And: 2 more that were not read',
    'When: Jun 14, 2026, 15:45:00 GMT+5:45',
    '',
    'The import: https://outlay.acme.test/imports?import=i1',
    '',
    'You get this because the channel is set for imports that have finished.',
  ])
})

it('says why one failed, and what one that was undone took away', () => {
  const failed = message({ event: 'failed', facts: { ...facts, status: 'failed', error: 'no log' } })
  expect(failed.subject).toBe(`Import of “${NAME}” failed`)
  expect(failed.text).toContain('Why: no log')
  const undone = message({ event: 'undone', facts: { ...facts, kind: 'api', name: 'CI' } })
  expect(undone.subject).toBe('A day of the key “CI” was undone: 1,200 calls, $10.01 taken away')
  expect(undone.text).toContain('Cost taken away: $10.01')
  expect(undone.text).toContain('imports that are undone')
})

it('names no cost where there is none', () => {
  const none = message({ facts: { ...facts, costUsd: null, events: 1, unpricedEvents: 1 } })
  expect(none.subject).toContain('finished: 1 call')
  expect(none.subject).not.toContain('$')
  expect(none.payload.data.cost_usd).toBeNull()
})

it('a name is text in HTML and in Slack, never markup', () => {
  const { html, slack } = message()
  expect(html).toContain('&lt;b&gt;&amp;&quot;log&quot;&lt;/b&gt;')
  expect(html).not.toContain('<b>')
  expect(JSON.stringify(slack)).toContain('&lt;b&gt;&amp;')
  expect(JSON.stringify(slack)).not.toContain('<b>')
})

it('a webhook gets exact figures', () => {
  expect(message().payload).toEqual({
    type: 'import.finished',
    timestamp: '2026-06-14T10:00:00.000Z',
    data: {
      ...{ id: 'i1', kind: 'upload', name: NAME, format: 'auto', status: 'done', error: null },
      ...{ accepted: 1_200, updated: 1, duplicates: 2, rejected: 4, problems: facts.problems },
      ...{ events: 1_200, cost_usd: '10.00525', unpriced_events: 3 },
      summary: `Import of “${NAME}” finished: 1,200 calls, $10.01`,
      url: 'https://outlay.acme.test/imports?import=i1',
    },
  })
})

it('of what keys send only an undoing is told, of sample data nothing', () => {
  const told = (['upload', 'api', 'sample'] as const).map((kind) =>
    (['finished', 'failed', 'undone'] as const).filter((event) => isToldOf(kind, event)),
  )
  expect(told).toEqual([['finished', 'failed', 'undone'], ['undone'], []])
})
