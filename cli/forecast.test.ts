import { describe, expect, it, vi } from 'vitest'
import { addDays } from '../lib/domain/calendar'
import { forecastCommand } from './forecast'

async function run(line: string, input = ''): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
  const code = await forecastCommand(
    line.split(' ').filter(Boolean),
    (text) => {
      out += text
    },
    async () => input,
  )
  spy.mockRestore()
  return { code, out, err }
}

const rows = (first: string, costs: readonly (number | string)[]) =>
  ['date,cost_usd', ...costs.map((cost, index) => `${addDays(first, index)},${cost}`)].join('\n')

describe('outlay forecast', () => {
  it('foresees a steady month at its rate, to the last digit of what is spent', async () => {
    const input = rows('2026-04-01', [...Array.from({ length: 74 }, () => 10), '10.000000000000001'])
    const { code, out } = await run('--as-of 2026-06-14 --json', input)
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    expect(answer).toMatchObject({
      as_of: '2026-06-14',
      period: { start: '2026-06-01', end: '2026-06-30' },
      spent_usd: '140.000000000000001',
      naive_usd: '300.000000000000002142857142857'.slice(0, 19),
      method: 'combined',
      history_days: 75,
    })
    expect(Number(answer.p50_usd)).toBeCloseTo(300, 0)
    expect(answer.p50_usd).toMatch(/000000001$/)
  })

  it('expects the holidays of a country to be quiet, and names them', async () => {
    const week = [10, 10, 10, 10, 10, 1, 1]
    // From a Monday on, until Sunday 2026-12-06.
    const input = rows('2026-09-14', Array.from({ length: 12 }, () => week).flat())
    const plain = await run('--as-of 2026-12-06 --json', input)
    const told = await run('--as-of 2026-12-06 --json --holidays de', input)
    const p50 = ({ out }: { out: string }) => Number(JSON.parse(out).p50_usd)
    expect(p50(plain) - p50(told)).toBeGreaterThan(8)
    expect((await run('--as-of 2026-12-06 --holidays DE', input)).out).toContain('2026-12-25 Christmas Day')
    expect((await run('--as-of 2026-12-06 --holidays XX', input)).code).toBe(2)
  })

  it('ignores rows after the day, adds up rows of one day, and takes missing days for zero', async () => {
    const input = rows('2026-06-01', [1, 1, 1, 1])
    const plain = await run('--as-of 2026-06-04 --json', input)
    expect(JSON.parse(plain.out).spent_usd).toBe('4')
    const later = await run('--as-of 2026-06-04 --json', `${input}\n2026-06-05,1000\n2026-07-01,5`)
    expect(later.out).toBe(plain.out)
    const twice = await run('--as-of 2026-06-08 --json', `${input}\n2026-06-04,2.5`)
    expect(JSON.parse(twice.out)).toMatchObject({ spent_usd: '6.5', history_days: 8, naive_usd: '24.375' })
  })

  it('names lines that it cannot read and keeps the others', async () => {
    const { code, out, err } = await run(
      '--as-of 2026-06-04 --json',
      'date,cost_usd\n2026-06-01,1\n2026-02-30,1\n2026-06-02,-1\n2026-06-03,abc\n\n2026-06-04,2\n',
    )
    expect(code).toBe(0)
    expect(JSON.parse(out).spent_usd).toBe('3')
    expect(err.trim().split('\n')).toEqual([
      'line 3: "2026-02-30" is no day (YYYY-MM-DD); left out',
      'line 4: "-1" is no amount of dollars; left out',
      'line 5: "abc" is no amount of dollars; left out',
    ])
  })

  it('says in words what it foresees, and that two days are too few', async () => {
    const { out } = await run('--as-of 2026-06-02', rows('2026-06-01', [1, 2]))
    expect(out).toContain('comes to   unknown')
    expect(out).toContain('it takes three days (2 days of history)')
  })

  it('says how good it would have been, until the last day of the file', async () => {
    const input = rows(
      '2026-01-01',
      Array.from({ length: 120 }, (_, day) => (day < 40 ? 10 : 40)),
    )
    const { code, out } = await run('--backtest --json', input)
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    expect(answer).toMatchObject({ as_of: '2026-04-30', period: 'month', periods: 4, origins: 20 })
    expect(answer.error_ratio).toBeCloseTo(answer.p50_error / answer.naive_error, 12)
    expect(answer.held_share).toBeCloseTo(answer.held / 20, 12)
    expect((await run('--backtest', input)).out).toContain('20 forecasts of the last 4 periods (month)')
    expect((await run('--backtest', rows('2026-01-01', [1]))).out).toContain('could be forecast')
  })

  it.each([
    ['', 2, '--as-of'],
    ['--as-of 2026-06-31', 2, '--as-of'],
    ['--as-of 2026-06-30 --period fortnight', 2, '--period'],
    ['--as-of 2026-06-30 --what', 2, 'Unknown option'],
    ['--as-of 2026-06-30', 1, 'date,cost_usd'],
  ])('%s: exit %i', async (line, code, message) => {
    const answer = await run(line, 'day;cost')
    expect(answer.code).toBe(code)
    expect(answer.err).toContain(message)
  })
})
