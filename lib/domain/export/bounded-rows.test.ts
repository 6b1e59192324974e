import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SpendRow } from '../usage/spend'
import { NO_MEASURES, sumMeasures } from '../usage/sum-measures'
import { BoundedRows } from './bounded-rows'

const row = (name: string, events: number): SpendRow => ({
  ...NO_MEASURES,
  values: [name],
  events,
  costUsd: `0.${String(events).padStart(15, '0')}`,
})
const byEvents = (a: SpendRow, b: SpendRow) => b.events - a.events

function keep(batches: SpendRow[][], most: number, order: typeof byEvents | null) {
  const bounded = new BoundedRows(most, order)
  for (const batch of batches) bounded.add(batch)
  return bounded.result
}

describe('BoundedRows', () => {
  it.each([
    [0, 0, 0],
    [2, 2, 0],
    // One more than fit is shown rather than called "1 other".
    [3, 3, 0],
    [4, 2, 2],
    [9, 2, 7],
  ])('of %i rows, two of which fit, %i are kept and %i are others', (count, kept, others) => {
    const rows = Array.from({ length: count }, (_, index) => row(`r${index}`, index))
    expect(keep([rows], 2, byEvents)).toMatchObject({ rows: { length: kept }, othersCount: others })
    expect(
      keep(
        rows.map((one) => [one]),
        2,
        null,
      ),
    ).toMatchObject({ rows: { length: kept }, othersCount: others })
  })

  it('keeps what sorting all of them would, and loses nothing of the sum, however they come', () => {
    const sizes = fc.array(fc.array(fc.nat(9), { maxLength: 8 }), { maxLength: 8 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 9 }), fc.boolean(), (batches, most, isSorted) => {
        let index = 0
        const all = batches.map((batch) => batch.map((events) => row(`r${index++}`, events)))
        const flat = all.flat()
        const { rows, othersCount, others, total } = keep(all, most, isSorted ? byEvents : null)
        const sorted = isSorted ? flat.toSorted(byEvents) : flat
        const shown = flat.length <= most + 1 ? flat.length : most
        expect(rows).toEqual(sorted.slice(0, shown))
        expect(othersCount).toBe(flat.length - shown)
        expect(others).toEqual(sumMeasures(sorted.slice(shown)))
        expect(total).toEqual(sumMeasures(flat))
        expect(sumMeasures([...rows, others])).toEqual(expect.objectContaining(sumMeasures(flat)))
      }),
    )
  })
})
