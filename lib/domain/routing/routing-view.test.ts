import { describe, expect, it } from 'vitest'
import { parseRoutingRule } from './routing-rule'
import { parseRoutingView, routingApiQuery, routingHref } from './routing-view'
import { ruleInWords } from './rule-in-words'

const view = (query: string) => parseRoutingView(new URLSearchParams(query))

describe('the address of the page', () => {
  it.each([
    '/routing',
    '/routing?by=language&range=30d&min_pass_rate=0.75&min_runs=3&evidence=point&framework=hono',
    '/routing?from=2026-05-01&to=2026-05-31&min_pass_rate=0&team=__none__',
  ])('%s comes back as it was', (href) => {
    expect(routingHref(view(href.split('?')[1] ?? ''))).toBe(href)
  })

  it('asks the API for the same', () => {
    expect(routingApiQuery(view('range=7d&min_runs=3&group=a'), '2026-06-15')).toBe(
      'by=task&min_runs=3&group=a&from=2026-06-09&to=2026-06-15',
    )
  })
})

describe('the rule', () => {
  it.each([
    ['min_pass_rate=1', 1],
    ['min_pass_rate=.5', 0.5],
    ['min_pass_rate=0', 0],
    ['min_pass_rate=', 0.9],
    ['min_pass_rate=1.01', null],
    ['min_pass_rate=90%', null],
    ['min_pass_rate=-0.1', null],
    ['min_pass_rate=1e-1', null],
  ])('%s', (query, rate) => {
    const { rule, fields } = parseRoutingRule(new URLSearchParams(query))
    expect(fields).toHaveLength(rate === null ? 1 : 0)
    expect(rule.minPassRate).toBe(rate ?? 0.9)
  })

  it('says what it takes', () => {
    expect(ruleInWords({ minPassRate: 0.9, minRuns: 5, evidence: 'interval' })).toContain(
      'Without a single failure that takes 35 runs.',
    )
    expect(ruleInWords({ minPassRate: 1, minRuns: 5, evidence: 'interval' })).toContain(
      'No number of runs is enough',
    )
    expect(ruleInWords({ minPassRate: 0.9, minRuns: 5, evidence: 'point' })).toContain('the looser rule')
  })
})
