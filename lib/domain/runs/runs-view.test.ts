import { describe, expect, it } from 'vitest'
import { filterValues, parseRunsView, runsHref, STANDARD_RUNS_VIEW, toggleRunFilter } from './runs-view'

const parse = (query: string) => parseRunsView(new URLSearchParams(query))

describe('the address of the runs page', () => {
  it('is short for the standard view: all time, newest first, the first page', () => {
    expect(parse('')).toEqual(STANDARD_RUNS_VIEW)
    expect(runsHref(STANDARD_RUNS_VIEW)).toBe('/runs')
  })

  it('comes back as it went', () => {
    for (const query of [
      'range=30d&framework=rails&framework=__none__&status=passed&passed=__none__&sort=-cost&page=3',
      'from=2026-06-01&to=2026-06-30&group=a+%26+b&basis=reported&passed=false&sort=run',
    ])
      expect(runsHref(parse(query)).split('?')[1]?.split('&').sort()).toEqual(query.split('&').sort())
  })

  it('takes what is not usable for not given', () => {
    expect(parse('range=ages&sort=mood&page=-1&passed=maybe&basis=guess&from=x&to=y')).toEqual(
      STANDARD_RUNS_VIEW,
    )
    expect(parse('page=1e999').page).toBe(1)
  })

  it('adds a filter’s value and takes it away again, from the first page', () => {
    const one = toggleRunFilter(parse('page=4&range=7d&sort=cost'), 'framework', 'rails')
    expect(runsHref(one)).toBe('/runs?range=7d&framework=rails&sort=cost')
    const two = toggleRunFilter(toggleRunFilter(one, 'framework', '__none__'), 'passed', 'true')
    expect(filterValues(two, 'framework')).toEqual(['rails', '__none__'])
    expect(filterValues(two, 'passed')).toEqual(['true'])
    expect(filterValues(toggleRunFilter(two, 'framework', 'rails'), 'framework')).toEqual(['__none__'])
  })

  it('holds one basis of cost at a time', () => {
    const view = toggleRunFilter(parse('basis=events'), 'basis', 'reported')
    expect(filterValues(view, 'basis')).toEqual(['reported'])
  })
})
