import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeRunView } from '../../testing/make-run-view'
import { femtoOf } from '../display/display-usd'
import { formatUsd } from '../money'
import { runFacets } from './run-facets'
import { sortRuns } from './sort-runs'
import { summariseRuns } from './summarise-runs'

const runs = [
  makeRunView({
    ...{ id: 'a', framework: 'hono', passed: true, costUsd: '1.5', costBasis: 'events' as const },
    ...{ checksPassed: 36, checksTotal: 36, turns: 4, unpricedEvents: 1, beganAtMs: 3 },
  }),
  makeRunView({
    ...{ id: 'b', framework: 'hono', passed: false, costUsd: '2.25', costBasis: 'reported' as const },
    ...{ checksPassed: 30, checksTotal: 36, beganAtMs: 2 },
  }),
  makeRunView({ id: 'c', passed: true, beganAtMs: 1, checksPassed: 7 }),
  makeRunView({ id: 'd', costUsd: '0', costBasis: 'events' }),
]

describe('what runs came to together', () => {
  it('adds up what is known and says what it leaves out', () => {
    expect(summariseRuns(runs)).toMatchObject({
      ...{ runs: 4, passed: 2, failed: 1, unknown: 1, costUsd: '3.75' },
      ...{ reportedUsd: '2.25', reportedRuns: 1, runsWithoutCost: 1, unpricedEvents: 1 },
      // Of 'c' nobody knows how many checks there were.
      ...{ checksPassed: 66, checksTotal: 72, testsPassed: null, testsTotal: null, turns: 4 },
    })
  })

  it('sets the cost of all against the runs with a cost that passed', () => {
    expect(summariseRuns(runs).usdPerPassingRun).toBe('3.75')
    const three = [1, 2, 3].map((at) => makeRunView({ id: `${at}`, passed: true, costUsd: '0.3333' }))
    expect(
      summariseRuns([...three, makeRunView({ id: 'x', passed: false, costUsd: '0.0002' })]),
    ).toMatchObject({
      costUsd: '1.0001',
      usdPerPassingRun: '0.333366666666667',
    })
    expect(summariseRuns(runs.filter(({ passed }) => passed === false)).usdPerPassingRun).toBeNull()
  })

  it('has no cost of none', () => {
    expect(summariseRuns([])).toMatchObject({ runs: 0, costUsd: null, reportedUsd: null, turns: null })
  })

  it('is exact', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), { minLength: 1 }), (amounts) => {
        const all = amounts.map((femto, at) => makeRunView({ id: `${at}`, costUsd: formatUsd(femto) }))
        expect(femtoOf(summariseRuns(all).costUsd ?? '')).toBe(amounts.reduce((a, b) => a + b, 0n))
      }),
    )
  })
})

describe('the order of runs', () => {
  const ids = (column: Parameters<typeof sortRuns>[1]['column'], isDescending: boolean) =>
    sortRuns(runs, { column, isDescending }).map(({ id }) => id)

  it('is by exact cost, what has none last either way', () => {
    expect(ids('cost', true)).toEqual(['b', 'a', 'd', 'c'])
    expect(ids('cost', false)).toEqual(['d', 'a', 'b', 'c'])
  })

  it('is by share of checks, by name, by time; equal ones newest first', () => {
    expect(ids('checks', false)).toEqual(['b', 'a', 'c', 'd'])
    expect(ids('framework', true)).toEqual(['a', 'b', 'c', 'd'])
    expect(ids('began', true)).toEqual(['a', 'b', 'c', 'd'])
    expect(ids('passed', true)).toEqual(['a', 'c', 'b', 'd'])
  })
})

describe('what runs can be filtered by', () => {
  it('has each value with its number of runs, most first, and no name that no run has', () => {
    const facets = runFacets(runs)
    expect(facets.framework).toEqual([
      { value: '__none__', runs: 2 },
      { value: 'hono', runs: 2 },
    ])
    expect(facets.passed).toEqual([
      { value: 'true', runs: 2 },
      { value: '__none__', runs: 1 },
      { value: 'false', runs: 1 },
    ])
    expect(facets.basis).toEqual([
      { value: 'events', runs: 2 },
      { value: 'reported', runs: 1 },
    ])
    expect(Object.keys(facets)).toEqual(['framework', 'passed', 'basis'])
  })
})
