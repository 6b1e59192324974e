import { expect, it } from 'vitest'
import { SeriesIndex } from './series-index'

const index = new SeriesIndex([
  { id: '1', values: { team: 'core', project: 'web', model: null } },
  { id: '2', values: { team: 'core', project: 'api', 'tag.env': 'prod' } },
  { id: '3', values: { team: 'apps', project: 'web' } },
])

it('a scope holds one of each dimension’s values, and every dimension', () => {
  expect(index.idsOf({})).toEqual(['1', '2', '3'])
  expect(index.idsOf({ team: ['core'] })).toEqual(['1', '2'])
  expect([...index.idsOf({ project: ['web', 'api'] })].sort()).toEqual(['1', '2', '3'])
  expect(index.idsOf({ team: ['core'], project: ['web'] })).toEqual(['1'])
  expect(index.idsOf({ 'tag.env': ['prod'] })).toEqual(['2'])
  expect(index.idsOf({ team: ['none'] })).toEqual([])
  expect(index.idsOf({ team: ['core'], project: ['none'] })).toEqual([])
})
