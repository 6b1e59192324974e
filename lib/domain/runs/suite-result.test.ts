import { expect, it } from 'vitest'
import { countsOfSuites, mergeSuites, type SuiteResult } from './suite-result'

const suite = (fields: Partial<SuiteResult>): SuiteResult => ({
  ...{ as: 'tests', task: null, suite: 'unit', passed: 1, total: 2, skipped: 0 },
  ...fields,
})

it('a suite replaces the one of its name, kind and task, and no other', () => {
  const known = [suite({}), suite({ task: 'login' }), suite({ as: 'checks' }), suite({ suite: 'more' })]
  const merged = mergeSuites(known, [suite({ passed: 5, total: 5 })])
  expect(merged).toEqual([suite({ passed: 5, total: 5 }), ...known.slice(1)])
  expect(mergeSuites(merged, merged)).toEqual(merged)
})

it('suites of one kind and task add up', () => {
  const suites = [
    suite({}),
    suite({ suite: 'more', passed: 3, total: 3 }),
    suite({ task: 'login' }),
    suite({ as: 'checks' }),
  ]
  expect(countsOfSuites(suites, { as: 'tests', task: null })).toEqual({ tests_passed: 4, tests_total: 5 })
  expect(countsOfSuites(suites, { as: 'checks', task: null })).toEqual({ checks_passed: 1, checks_total: 2 })
})
