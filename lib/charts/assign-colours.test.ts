import { describe, expect, it } from 'vitest'
import { assignColours } from './assign-colours'

const RANKING = Array.from({ length: 20 }, (_, at) => `model-${at}`)
const FIRST = RANKING.slice(0, 8)

describe('assignColours', () => {
  it('gives the first eight of the ranking eight colours', () => {
    expect(new Set(assignColours(FIRST, RANKING).values()).size).toBe(8)
  })

  it('keeps the colours of the first eight, whatever is shown beside them and in any order', () => {
    const all = assignColours(FIRST, RANKING)
    for (const shown of [
      ['model-3'],
      ['model-7', 'model-0'],
      ['model-15', 'model-3', 'model-12'],
      [...FIRST].reverse(),
    ])
      for (const name of shown.filter((one) => FIRST.includes(one)))
        expect(assignColours(shown, RANKING).get(name)).toBe(all.get(name))
  })

  it('never gives two of up to eight shown names one colour', () => {
    for (let at = 0; at + 8 <= RANKING.length; at++)
      expect(new Set(assignColours(RANKING.slice(at, at + 8), RANKING).values()).size).toBe(8)
  })

  it('repeats colours only beyond eight', () => {
    const colours = [...assignColours(RANKING.slice(0, 16), RANKING).values()]
    for (const colour of new Set(colours)) expect(colours.filter((one) => one === colour)).toHaveLength(2)
  })

  it('colours names that the ranking does not know, and tells a missing name from one called null', () => {
    expect(new Set(assignColours([null, 'null', 'new'], []).values()).size).toBe(3)
  })
})
