import { describe, expect, test } from 'vitest'
import { readLog, readLogs } from '../../../testing/log-lines'
import { CURSOR_HEADER, cursorEvent } from '../../../testing/log-samples'

const at = '2026-06-01T10:00:00.000Z'
const csv = (...rows: string[]) => `${[CURSOR_HEADER, ...rows].join('\n')}\n`
const row = (counts: string, cost = '0.12', kind = 'On-Demand', model = 'claude-4-sonnet') =>
  `"${at}","${kind}","${model}","No",${counts},"${cost}"`

describe('the dashboard’s CSV', () => {
  // w/, w/o, cache read, output, total
  test.each([
    ['all input, as the total says', '1200,1000,5000,300,6500', [1000, 200, 5000, 300], 'measured'],
    [
      'the written part alone, as the total says',
      '200,1000,5000,300,6500',
      [1000, 200, 5000, 300],
      'measured',
    ],
    ['nothing written', '0,400,0,90,490', [400, 0, 0, 90], 'measured'],
    ['nothing but written', '700,0,0,90,790', [0, 700, 0, 90], 'measured'],
    [
      'all input, where the total fits neither',
      '1200,1000,5000,300,9999',
      [1000, 200, 5000, 300],
      'estimate',
    ],
    ['the written part, where it can’t be all', '200,1000,5000,300,9999', [1000, 200, 5000, 300], 'estimate'],
  ])('"w/ Cache Write" is %s', async (_, counts, [input, write, read, output], quality) => {
    const { events } = await readLog(csv(row(counts)))
    expect(events).toMatchObject([
      {
        inputTokens: input,
        cacheWrite5mTokens: write,
        cacheReadTokens: read,
        outputTokens: output,
        quality,
        model: 'claude-4-sonnet',
        provider: 'cursor',
        source: 'cursor',
        tags: { kind: 'On-Demand' },
        occurredAtMs: Date.parse(at),
      },
    ])
  })

  test.each([
    ['0.12', '0.12'],
    ['$0.01', '0.01'],
    ['0', '0'],
    ['Included', null],
    ['Free', null],
    ['-', null],
    ['NaN', null],
    ['', null],
  ])('a cost of "%s" is %s', async (cost, expected) => {
    const { events } = await readLog(csv(row('10,10,0,5,15', cost)))
    expect(events[0]?.reportedCostUsd).toBe(expected)
  })

  test('what was not charged costs nothing, whatever its tokens', async () => {
    const { events } = await readLog(
      csv(row('10,10,0,5,15', '-', 'Errored, No Charge'), row('20,20,0,5,25', '-', 'Aborted, Not Charged')),
    )
    const uncharged = { reportedCostUsd: '0', inputTokens: 0, outputTokens: 0, status: 'error' }
    expect(events).toMatchObject([uncharged, uncharged])
  })

  test.each([
    [
      '2025',
      'Date,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost,Cost to you',
      `${at},m,1200,1000,5000,300,6500,0.12,0.00`,
    ],
    [
      '2026',
      'Date,User,Cloud Agent ID,Automation ID,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost',
      `${at},ada@example.com,bc-1,,On-Demand,m,No,1200,1000,5000,300,6500,0.12`,
    ],
    [
      '2026 by requests',
      'Date,User,Kind,Model,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Requests',
      `${at},ada@example.com,Included,m,1200,1000,5000,300,6500,2`,
    ],
  ])('columns of %s are found by their names', async (year, header, line) => {
    const { events, problems } = await readLog(`${header}\n${line}\n`)
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        inputTokens: 1000,
        cacheWrite5mTokens: 200,
        reportedCostUsd: year === '2026 by requests' ? null : '0.12',
        user: year === '2025' ? null : 'ada@example.com',
        sessionId: year === '2026' ? 'bc-1' : null,
      },
    ])
  })

  test('equal rows are two calls, the same file again none', async () => {
    const text = csv(row('10,10,0,5,15'), row('10,10,0,5,15'), row('11,11,0,5,16'))
    const read = await readLogs({ a: text, b: text })
    expect([read.events.length, read.duplicates]).toEqual([3, 3])
  })

  test.each([
    [row('-10,10,0,5,15'), 'Input (w/ Cache Write): -10 is not a whole number from 0 to 2^53'],
    [row('10,10,0,1.5,15'), 'Output Tokens: 1.5 is not a whole number from 0 to 2^53'],
    [row('10,10,0,5,15', '-3.50'), 'Cost is no amount in USD of 0 or more'],
    [row('10,10,0,5,15').replace(at, 'yesterday'), 'the date is no time from 2000 to 2099'],
    [`${row('10,10,0,5,15')},more`, '11 cells under 10 columns'],
  ])('%s is named and not counted', async (bad, message) => {
    const read = await readLog(csv(row('11,11,0,5,16'), bad))
    expect(read.problems).toEqual([{ file: 'a.jsonl', line: 3, message }])
    expect(read.events).toHaveLength(1)
  })
})

describe('a page of the admin API', () => {
  const page = (...events: object[]) => JSON.stringify({ usageEventsDisplay: events }, null, 1)

  test('buckets are disjoint, cents become dollars', async () => {
    const { events } = await readLog(page(cursorEvent()))
    expect(events).toMatchObject([
      {
        inputTokens: 1000,
        cacheWrite5mTokens: 200,
        cacheReadTokens: 5000,
        outputTokens: 300,
        reportedCostUsd: '0.1566',
        user: 'ada@example.com',
        occurredAtMs: 1780308000000,
      },
    ])
  })

  test.each([
    [
      'included in a plan',
      { kind: 'USAGE_EVENT_KIND_INCLUDED_IN_BUSINESS', isChargeable: false, chargedCents: 0 },
      null,
    ],
    ['fractions of a cent', { chargedCents: 0.0312 }, '0.000312'],
    ['free of charge', { chargedCents: 0 }, '0'],
    ['only by its tokens', { chargedCents: undefined }, '0.1234'],
  ])('%s', async (_, changes, expected) => {
    expect((await readLog(page(cursorEvent(changes)))).events[0]?.reportedCostUsd).toBe(expected)
  })

  test('what was not charged costs nothing', async () => {
    const { events } = await readLog(page(cursorEvent({ kind: 'USAGE_EVENT_KIND_ERRORED_NOT_CHARGED' })))
    expect(events).toMatchObject([{ reportedCostUsd: '0', inputTokens: 0, status: 'error' }])
  })

  test('is the same call as its row in the CSV', async () => {
    const time = '2026-06-01T10:00:00.000Z'
    const read = await readLogs({
      'page.json': page(cursorEvent({ timestamp: String(Date.parse(time)) })),
      'usage.csv': csv(row('1200,1000,5000,300,6500')),
    })
    expect(read.events).toHaveLength(1)
  })

  test('a bad amount is named', async () => {
    const read = await readLog(page(cursorEvent({ chargedCents: -1 }), cursorEvent()))
    expect(read.problems).toMatchObject([{ message: 'chargedCents is no amount of 0 or more' }])
    expect(read.events).toHaveLength(1)
  })
})
