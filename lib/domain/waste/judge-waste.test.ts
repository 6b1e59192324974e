import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRunRecord } from '../../testing/make-run-record'
import { bookOf, makeWasteCall, NOON } from '../../testing/make-waste-call'
import { formatUsd } from '../money'
import type { RunRecord } from '../runs/run-record'
import { createWasteJudge } from './judge-waste'
import type { WasteCall } from './waste-call'
import { STANDARD_SETTINGS } from './waste-settings'

function judged(threads: readonly (readonly WasteCall[])[], runs: readonly RunRecord[] = []) {
  const judge = createWasteJudge({
    runs,
    evidenceOf: (samples) => samples,
    bookOf,
    settings: STANDARD_SETTINGS,
    nowMs: NOON + 86_400_000,
    kept: 'failed_runs',
  })
  for (const thread of threads) judge.addThread(thread)
  return judge.finish()
}
const found = (result: ReturnType<typeof judged>) =>
  Object.fromEntries(
    result.rows
      .filter(({ events, notJudged }) => events + notJudged > 0)
      .map((row) => [
        row.kind,
        [formatUsd(row.wasteFemto), formatUsd(row.countedFemto), row.events, row.notJudged],
      ]),
  )

describe('the total in which a call counts once', () => {
  it('counts a failed run’s cache write under the run, and shows it under both', () => {
    const write = makeWasteCall(0, { runId: 'r', cacheWrite5mTokens: 100_000 })
    const result = judged([[write]], [makeRunRecord('r', { status: 'failed' })])
    expect(found(result)).toEqual({
      failed_runs: ['0.375', '0.375', 1, 0],
      unread_cache_writes: ['0.075', '0', 1, 0],
    })
    expect(formatUsd(result.totalFemto)).toBe('0.375')
    expect(result.items).toMatchObject([{ runId: 'r', events: 1, why: 'the run failed' }])
  })

  it('counts whole a run that another one tried again, and only the failed task of a run of several', () => {
    const task = (name: string, status: string) => ({
      task: name,
      status,
      checksPassed: null,
      checksTotal: null,
      testsPassed: null,
      testsTotal: null,
      turns: null,
      reportedFemto: null,
      startedAtMs: null,
      endedAtMs: null,
    })
    const runs = [
      makeRunRecord('first', {}),
      makeRunRecord('second', { retryOf: 'first' }),
      makeRunRecord('two', { status: null, tasks: [task('a', 'failed'), task('b', 'passed')] }),
    ]
    const call = (runId: string, task: string | null, inputTokens: number) =>
      makeWasteCall(inputTokens, { runId, task, inputTokens, sessionId: null })
    const result = judged(
      [
        [call('first', null, 1_000)],
        [call('second', null, 2_000)],
        [call('two', 'a', 4_000)],
        [call('two', 'b', 8_000)],
      ],
      runs,
    )
    expect(found(result).failed_runs).toEqual(['0.015', '0.015', 2, 0])
  })

  it('leaves what lies around the range, and sessions where there is none, out', () => {
    const outside = makeWasteCall(0, { cacheWrite5mTokens: 9, isInScope: false })
    const alone = makeWasteCall(1, { cacheWrite5mTokens: 9, sessionId: null })
    const result = judged([[outside], [alone]])
    expect(found(result)).toEqual({})
    expect(result).toMatchObject({ events: 1, sessionlessEvents: 1, unpricedEvents: 0 })
  })

  it('counts what has no price as not judged, never as zero', () => {
    const unpriced = makeWasteCall(0, { model: 'no-such-model', cacheWrite5mTokens: 9, runId: 'r' })
    const result = judged([[unpriced]], [makeRunRecord('r', { status: 'failed' })])
    expect(found(result)).toEqual({
      failed_runs: ['0', '0', 0, 1],
      unread_cache_writes: ['0', '0', 0, 1],
    })
    expect(result).toMatchObject({ totalFemto: 0n, unpricedEvents: 1 })
  })

  it('counts a verbose run’s dollars only as far as no rule has counted its calls', () => {
    const runs = [1_000, 1_000, 1_000, 1_000, 5_000].map((outputTokens, at) =>
      makeRunRecord(`run-${at}`, { task: 'bug', outputTokens }),
    )
    // Four fifths of 5,000 × $15 a million are above the median; $0.03 of the run is in a call that nothing else found.
    const written = makeWasteCall(0, { runId: 'run-4', outputTokens: 3_000, cacheWrite5mTokens: 1_000 })
    const plain = makeWasteCall(900, { runId: 'run-4', outputTokens: 2_000 })
    expect(found(judged([[written, plain]], runs))).toMatchObject({
      unread_cache_writes: ['0.00075', '0.00075', 1, 0],
      verbose_output: ['0.06', '0.03', 2, 0],
    })
  })

  it('never comes to more than was spent, nor to more than all rows', () => {
    const call = fc.record({
      seconds: fc.integer({ min: 0, max: 900 }),
      input: fc.nat(30_000),
      output: fc.nat(5_000),
      read: fc.constantFrom(0, 12_000, 40_000),
      write: fc.nat(20_000),
      run: fc.constantFrom(null, 'failed', 'passed'),
    })
    const runs = [makeRunRecord('failed', { status: 'failed' }), makeRunRecord('passed', { task: 'bug' })]
    fc.assert(
      fc.property(fc.array(call, { maxLength: 20 }), (made) => {
        const thread = made
          .toSorted((a, b) => a.seconds - b.seconds)
          .map(({ seconds, input, output, read, write, run }, at) =>
            makeWasteCall(seconds, {
              id: `${at}`,
              inputTokens: input,
              outputTokens: output,
              cacheReadTokens: read,
              ...(at % 2 === 0 ? { cacheWrite5mTokens: write } : { cacheWrite1hTokens: write }),
              runId: run,
            }),
          )
        const { totalFemto, spendFemto, rows } = judged([thread], runs)
        expect(totalFemto <= spendFemto).toBe(true)
        expect(totalFemto <= rows.reduce((sum, { wasteFemto }) => sum + wasteFemto, 0n)).toBe(true)
      }),
    )
  })
})
