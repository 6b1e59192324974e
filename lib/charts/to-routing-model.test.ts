import { describe, expect, it } from 'vitest'
import { type RoutedTask, routeTasks } from '../domain/routing/route-tasks'
import { STANDARD_RULE } from '../domain/routing/routing-rule'
import { sumRouting } from '../domain/routing/sum-routing'
import { makeSample } from '../testing/make-sample'
import { displayRate } from './to-route-rows'
import { routedRunsHref, toRouteCards, toRoutingHeadline } from './to-routing-model'

const FACTS = {
  contextWindow: 200_000,
  peakRequestsPerMinute: 12,
  requestsPerMinuteLimit: 60,
  medianLatencyMs: null,
}

function runs(model: string, usd: string | undefined, count: number, passed: number) {
  return Array.from({ length: count }, (_, at) =>
    makeSample({
      runId: `${model}${at}`,
      task: 't',
      model,
      ...(usd && { usd }),
      status: at < passed ? 'passed' : 'failed',
    }),
  )
}

const rowsOf = (samples: ReturnType<typeof runs>, minPassRate = 0.5): RoutedTask[] =>
  routeTasks(samples, 'task', { ...STANDARD_RULE, minPassRate }, () => FACTS)
const headline = (rows: RoutedTask[]) => toRoutingHeadline(sumRouting(rows), 'task')
const cardOf = (rows: RoutedTask[]) => toRouteCards(rows, 'task', [['group', 'g']])[0]

describe('the headline', () => {
  it('says what would have been saved and from what to what', () => {
    expect(headline(rowsOf([...runs('a', '1', 10, 10), ...runs('b', '3', 5, 5)]))).toMatchObject({
      text: '$10.00',
      sentence:
        'is what routing so would have saved (from $8.08 less to $10.00 less), with a route for 1 of 1 task.',
    })
  })

  it('says where routing would have cost more, where nothing qualifies, where no cost is known', () => {
    const dearer = rowsOf([...runs('a', '3', 10, 10), ...runs('b', '1', 4, 4)])
    expect(headline(dearer).text).toBe('$8.00')
    expect(headline(dearer).sentence).toContain('more is what routing so would have cost')
    expect(cardOf(dearer)?.saving).toContain('would have cost $8.00 more')
    expect(headline(rowsOf(runs('a', '1', 3, 3))).text).toBe('No route yet')
    expect(headline(rowsOf(runs('a', undefined, 9, 9))).text).toBe('No cost known')
    expect(headline([]).text).toBe('No cost known')
  })
})

describe('a card', () => {
  it('shows each model with its verdict, its interval as a bar, and the runs behind it', () => {
    const card = cardOf(rowsOf([...runs('a', '1', 10, 10), ...runs('b', '3', 5, 5), ...runs('c', '9', 4, 0)]))
    expect(card?.description).toBe('19 runs, 15 of 19 passed')
    expect(card?.rows.map(({ model, verdict }) => [model, verdict.kind, verdict.text, verdict.more])).toEqual(
      [
        ['a', 'chosen', 'Route here', null],
        ['b', 'qualifies', 'Qualifies, costs more', null],
        [
          'c',
          'not',
          '4 runs of known outcome, 5 needed; lower bound 0.00 under 0.50; none passed',
          '12 more passing runs in a row to go',
        ],
      ],
    )
    const [a] = card?.rows ?? []
    expect(a?.passed.text).toBe('100% (72% to 100%)')
    expect(a?.bar?.start).toBeCloseTo(72.25, 2)
    expect(a?.bar?.width).toBeCloseTo(27.75, 2)
    expect(a?.runs.text).toBe('10*')
    expect(a?.peak.text).toBe('12 / 60')
    expect(a?.href).toBe('/runs?task=t&model=a&group=g')
    expect(a?.passed.href).toBe('/runs?task=t&model=a&passed=true&group=g')
    expect(card?.cascade?.steps).toBe(
      'a ($1.00 a try, 100% pass), then b ($3.00 a try, 100% pass, reached by 0%)',
    )
  })

  it('of one model has nothing to save', () => {
    expect(cardOf(rowsOf(runs('a', '1', 10, 10)))?.saving).toBe(
      'All of its runs went to this model already: there is nothing to save.',
    )
  })
})

it('the runs of no name, where a filter names the same', () => {
  expect(routedRunsHref('task', null, [['task', 'x']], { name: null })).toBe(
    '/runs?task=__none__&model=__none__',
  )
})

it.each([
  [null, '–'],
  [0, '0%'],
  [0.001, '<1%'],
  [0.999, '>99%'],
  [1, '100%'],
])('a rate of %s', (rate, text) => {
  expect(displayRate(rate)).toBe(text)
})
