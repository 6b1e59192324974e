import { describe, expect, it } from 'vitest'
import { makeSlice } from '../../testing/make-slice'
import { parseUsd } from '../money'
import { mainModelOf, passedOf, type RunOutcome, type RunRecord } from './run-record'
import { costOfFailures, toRunSamples } from './run-sample'

const nothing: RunOutcome = {
  status: null,
  checksPassed: null,
  checksTotal: null,
  testsPassed: null,
  testsTotal: null,
  turns: null,
}

const run = (id: string, given: Partial<RunRecord> = {}): RunRecord => ({
  ...nothing,
  id,
  framework: 'hono',
  language: null,
  task: null,
  group: null,
  repeat: null,
  model: null,
  retryOf: null,
  tags: {},
  origin: 'api',
  reportedFemto: null,
  startedAtMs: null,
  endedAtMs: null,
  createdAtMs: 0,
  tasks: [],
  slices: [],
  ...given,
})

describe('whether a run passed', () => {
  it.each([
    ['all checks', { checksPassed: 36, checksTotal: 36 }, true],
    ['one check short', { checksPassed: 35, checksTotal: 36 }, false],
    [
      'all checks, a test short',
      { checksPassed: 36, checksTotal: 36, testsPassed: 9, testsTotal: 10 },
      false,
    ],
    ['all checks of a run that crashed', { status: 'error', checksPassed: 36, checksTotal: 36 }, false],
    ['no check at all', { checksPassed: 0, checksTotal: 0 }, null],
    ['checks without a total', { checksPassed: 36 }, null],
    ['a status that says so', { status: 'Passed' }, true],
    ['a status that only says it ended', { status: 'completed' }, null],
    ['a status of their own', { status: 'purple' }, null],
    ['nothing said', {}, null],
  ])('%s', (_, outcome, passed) => {
    expect(passedOf({ ...nothing, ...outcome })).toBe(passed)
  })
})

describe('the one model that a run is of', () => {
  const slices = (...costs: [model: string, usd: string | null][]) =>
    costs.map(([model, usd]) => makeSlice({ model, usd }))
  it.each([
    ['its only one', null, slices(['a', '1'], ['a', '2']), 'a'],
    ['the one named, where no call names any', 'x', [], 'x'],
    ['the one named, among several', 'b', slices(['a', '9'], ['b', '1']), 'b'],
    ['the one of nine tenths of the cost', null, slices(['a', '9'], ['b', '1']), 'a'],
    ['none just under nine tenths', null, slices(['a', '8.99'], ['b', '1']), null],
    ['none where a name is not among its calls', 'x', slices(['a', '5'], ['b', '5']), null],
    ['none where a call has no price', null, slices(['a', '9'], ['b', null]), null],
    ['none where nothing cost anything', null, slices(['a', '0'], ['b', '0']), null],
    ['none where nothing is known', null, [], null],
  ])('%s', (_, model, calls, main) => {
    expect(mainModelOf({ model, slices: calls })).toBe(main)
  })

  it('is what a sample is compared by; of several it is all of them', () => {
    const sample = (calls: ReturnType<typeof slices>) => toRunSamples([run('r', { slices: calls })], 'run')[0]
    expect(sample(slices(['b', '1'], ['a', '99']))).toMatchObject({ model: 'a', isMixed: false })
    expect(sample(slices(['b', '1'], ['a', '1']))).toMatchObject({ model: 'a + b', isMixed: true })
  })
})

describe('runs tried again', () => {
  const retried = (runs: RunRecord[]) =>
    toRunSamples(runs, 'run')
      .filter(({ isRetried }) => isRetried)
      .map(({ runId }) => runId)

  it('are those named, and all but the last of one place', () => {
    expect(retried([run('a'), run('b', { retryOf: 'a' })])).toEqual(['a'])
    const at = (id: string, startedAtMs: number, repeat: number) =>
      run(id, { startedAtMs, repeat, group: 'g' })
    expect(retried([at('a', 1, 1), at('b', 2, 1), at('c', 3, 2)])).toEqual(['a'])
  })

  it('are none where runs say no repeat, or another group, framework or task', () => {
    expect(retried([run('a'), run('b')])).toEqual([])
    expect(retried([run('a', { repeat: 1, group: 'x' }), run('b', { repeat: 1, group: 'y' })])).toEqual([])
    expect(retried([run('a', { repeat: 1, task: 'x' }), run('b', { repeat: 1, task: 'y' })])).toEqual([])
    expect(retried([run('a', { retryOf: 'a' })])).toEqual([])
  })

  it('cost what they cost once, also where they failed too', () => {
    const usd = (text: string) => ({ reportedFemto: parseUsd(text) })
    const runs = [
      run('a', usd('1')),
      run('b', { ...usd('2'), retryOf: 'a', status: 'failed' }),
      run('c', { ...usd('4'), retryOf: 'b', status: 'passed' }),
    ]
    expect(costOfFailures(toRunSamples(runs, 'run'))).toBe(parseUsd('3'))
  })
})

describe('tasks', () => {
  const task = (name: string, given: object = {}) => ({
    ...nothing,
    task: name,
    reportedFemto: null,
    startedAtMs: null,
    endedAtMs: null,
    ...given,
  })

  it('split a run of several, each with what was said of it', () => {
    const several = run('a', {
      reportedFemto: parseUsd('9'),
      tasks: [task('x', { checksPassed: 1, checksTotal: 1, reportedFemto: parseUsd('2') }), task('y')],
    })
    expect(toRunSamples([several], 'task')).toMatchObject([
      { task: 'x', passed: true, costFemto: parseUsd('2') },
      { task: 'y', passed: null, costFemto: null },
    ])
    expect(toRunSamples([several], 'run')).toMatchObject([{ task: null, costFemto: parseUsd('9') }])
  })

  it('leave a run of one task whole', () => {
    expect(toRunSamples([run('a', { task: 'x', checksPassed: 1, checksTotal: 1 })], 'task')).toMatchObject([
      { task: 'x', passed: true },
    ])
  })
})
