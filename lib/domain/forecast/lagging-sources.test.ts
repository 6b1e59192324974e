import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDay } from '../calendar'
import { completeDay, laggingSources } from './lagging-sources'

const AS_OF = '2026-06-21'
/** One dollar-ish on each day so many days before, but for those that the predicate leaves out. */
const sent = (from: number, to: number, isLeftOut = (_: CalendarDay) => false): Map<CalendarDay, bigint> =>
  new Map(
    Array.from({ length: from - to + 1 }, (_, index) => addDays(AS_OF, index - from))
      .filter((day) => !isLeftOut(day))
      .map((day) => [day, 100n]),
  )
const isWeekend = (day: CalendarDay) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const late = (days: Map<CalendarDay, bigint>, others: [string, Map<CalendarDay, bigint>][] = []) =>
  laggingSources(new Map([['a', days], ...others]), AS_OF).map(({ lastDay }) => lastDay)

describe('laggingSources', () => {
  it('a daily source that is a day behind is late, one that is not behind is not', () => {
    expect(late(sent(40, 1))).toEqual(['2026-06-20'])
    expect(late(sent(40, 0))).toEqual([])
  })

  it('a source that rests at weekends is not late on Sunday, and is on Tuesday', () => {
    // The day is a Sunday.
    expect(isWeekend(AS_OF)).toBe(true)
    expect(late(sent(40, 0, isWeekend))).toEqual([])
    const tuesday = addDays(AS_OF, 2)
    const lagging = laggingSources(new Map([['a', sent(40, 0, isWeekend)]]), tuesday)
    expect(lagging).toEqual([{ source: 'a', lastDay: '2026-06-19' }])
    expect(completeDay(lagging, tuesday)).toBe('2026-06-19')
  })

  it('one that is silent for more than a week has stopped, one that sent seldom is not late', () => {
    expect(late(sent(40, 7))).toEqual(['2026-06-14'])
    expect(late(sent(40, 8))).toEqual([])
    expect(late(sent(8, 2))).toEqual([])
    expect(late(sent(9, 2))).toEqual(['2026-06-19'])
  })

  it('one that costs under a tenth of all is not waited for', () => {
    const large = new Map([...sent(40, 0)].map(([day]) => [day, 1_000n]))
    expect(late(sent(40, 1), [['b', large]])).toEqual([])
    expect(completeDay([], AS_OF)).toBe(AS_OF)
  })
})
