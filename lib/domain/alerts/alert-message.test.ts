import { describe, expect, it } from 'vitest'
import { parseUsd } from '../money'
import type { Alert } from './alert'
import { alertMessage } from './alert-message'

const NAME = `<b>&"web"</b>`
const budget: Alert = {
  id: 'a1',
  kind: 'budget',
  dedupeKey: 'k',
  subject: { kind: 'budget', name: NAME, scope: { project: ['web & co', 'api'], 'tag.env': ['<prod>'] } },
  budgetId: 'b1',
  threshold: { on: 'actual', percent: 80 },
  period: { kind: 'month', start: '2026-06-01', end: '2026-06-30' },
  crossedAt: new Date('2026-06-14T10:00:00Z'),
  knownAt: new Date('2026-06-14T10:30:00Z'),
  amount: parseUsd('100'),
  spent: parseUsd('81.255'),
  expected: null,
  state: 'open',
  snoozedUntil: null,
  stateAt: new Date('2026-06-14T10:30:00Z'),
}
const forecast: Alert = {
  ...budget,
  threshold: { on: 'forecast', usd: '250' },
  expected: parseUsd('260.5'),
}
const anomaly: Alert = {
  ...budget,
  kind: 'anomaly',
  budgetId: null,
  threshold: null,
  period: null,
  amount: null,
  subject: {
    kind: 'anomaly',
    dimension: 'user',
    value: 'ada@acme.test',
    day: '2026-06-14',
    drivers: [{ dimension: 'model', value: null, aboveUsd: '30' }],
  },
  spent: parseUsd('50'),
  expected: parseUsd('10'),
}
const silent: Alert = {
  ...anomaly,
  kind: 'no_data',
  subject: { kind: 'no_data', source: 'claude-code', lastEventAt: '2026-06-14T10:00:00Z', silentHours: 24 },
  spent: null,
  expected: null,
}
const at = { publicUrl: 'https://outlay.acme.test', timeZone: 'Asia/Kathmandu' }
const textOf = (alert: Alert) => alertMessage(alert, at).text
const view = (alert: Alert) => new URL(/See the calls: (\S+)/.exec(textOf(alert))?.[1] ?? '')

describe('the figures, in words', () => {
  it('of a line that was reached', () => {
    expect(textOf(budget).split('\n')).toEqual(
      expect.arrayContaining([
        `Budget “${NAME}” reached 80% of $100.00: $81.26 spent`,
        'Spent: $81.26',
        'Budget: $100.00',
        'Period: Jun 1 – 30, 2026',
        'When: Crossed on Jun 14, 2026, 15:45:00 GMT+5:45',
        'The alert: https://outlay.acme.test/alerts/a1',
      ]),
    )
  })

  it('of a forecast', () => {
    expect(textOf(forecast)).toContain('is forecast to reach $250.00: $260.50')
    expect(textOf(forecast)).toContain('Forecast for the period: $260.50')
  })

  it('of an unusual day', () => {
    expect(alertMessage(anomaly, at).subject).toBe(
      'Unusual spend of person “ada@acme.test” on Jun 14, 2026: $50.00, expected $10.00',
    )
    expect(textOf(anomaly)).toContain('Driven by model: none, $30.00 above the expected')
  })

  it('of silence', () => {
    expect(alertMessage(silent, at).subject).toBe('No data from “claude-code” for 24 hours')
    expect(textOf(silent)).toContain('Last event on Jun 14, 2026, 15:45:00 GMT+5:45')
    expect(textOf(silent)).not.toMatch(/Spent|\$0/)
  })
})

describe('late data', () => {
  const known = (knownAt: string) => textOf({ ...budget, knownAt: new Date(knownAt) })
  it('is told from an hour on: when it was crossed and when it came', () => {
    expect(known('2026-06-14T10:59:59.999Z')).not.toContain('arrived')
    expect(known('2026-06-14T11:00:00Z')).toContain(
      'Crossed on Jun 14, 2026, 15:45:00 GMT+5:45; the data arrived on Jun 14, 2026, 16:45:00 GMT+5:45',
    )
  })
})

describe('the link leads to exactly what the alert is about', () => {
  it('of a budget: its period and all of its scope', () => {
    const { pathname, searchParams } = view(budget)
    expect(pathname).toBe('/explore')
    expect([searchParams.get('from'), searchParams.get('to')]).toEqual(['2026-06-01', '2026-06-30'])
    expect(searchParams.getAll('project')).toEqual(['web & co', 'api'])
    expect(searchParams.getAll('tag.env')).toEqual(['<prod>'])
  })

  it('of an unusual day: that day of that person', () => {
    expect(Object.fromEntries(view(anomaly).searchParams)).toEqual({
      from: '2026-06-14',
      to: '2026-06-14',
      user: 'ada@acme.test',
    })
  })

  it('of silence: the source', () => expect(view(silent).searchParams.get('source')).toBe('claude-code'))
})

it('a name is text in HTML and in Slack, never markup', () => {
  const { html, slack } = alertMessage(budget, at)
  expect(html).toContain('&lt;b&gt;&amp;&quot;web&quot;&lt;/b&gt;')
  expect(html).not.toMatch(/<b>|<prod>/)
  expect(html).toContain(`href="${view(budget).href.replaceAll('&', '&amp;')}"`)
  const said = JSON.stringify(slack)
  expect(said).toContain('&lt;b&gt;&amp;')
  expect(said).not.toMatch(/<b>|<prod>/)
  expect(slack.text).toContain('$81.26 spent')
})

it('a webhook gets exact figures and both instants', () => {
  expect(alertMessage(budget, at).payload).toMatchObject({
    type: 'alert.raised',
    timestamp: '2026-06-14T10:30:00.000Z',
    data: {
      id: 'a1',
      kind: 'budget',
      on: 'actual',
      threshold_percent: 80,
      threshold_usd: null,
      spent_usd: '81.255',
      expected_usd: null,
      crossed_at: '2026-06-14T10:00:00.000Z',
      known_at: '2026-06-14T10:30:00.000Z',
      view_url: view(budget).href,
    },
  })
})

it('says the same each time', () => {
  for (const alert of [budget, forecast, anomaly, silent])
    expect(alertMessage(alert, at)).toEqual(alertMessage(alert, at))
})
