import { describe, expect, it } from 'vitest'
import { placeLabels } from './place-labels'

const bounds = { left: 0, right: 300 }
const at = (key: string, x: number, y: number, isFirst = false) => ({ key, label: key, x, y, isFirst })

describe('placeLabels', () => {
  it('puts a label above its point, in the middle', () => {
    expect(placeLabels([at('one', 150, 100)], bounds)).toEqual([{ key: 'one', label: 'one', x: 150, y: 88 }])
  })

  it('keeps a label within the bounds, at either end', () => {
    const long = 'claude-code · bench-november'
    for (const { x } of placeLabels([at(long, 290, 100), at(`${long}.`, 5, 200)], bounds)) {
      expect(x).toBeGreaterThan(80)
      expect(x).toBeLessThan(220)
    }
  })

  it('goes below or beside where another label or a point is in the way', () => {
    const [first, second] = placeLabels([at('first name', 150, 100), at('second name', 170, 100)], bounds)
    expect(first).toMatchObject({ y: 88 })
    expect(second).toMatchObject({ y: 120 })
  })

  it('names what comes first, and leaves out what has no place', () => {
    const crowd = Array.from({ length: 12 }, (_, n) => at(`name ${n}`, 150 + n, 100, n === 7))
    const placed = placeLabels(crowd, bounds)
    expect(placed[0]?.key).toBe('name 7')
    expect(placed.length).toBeLessThan(12)
  })
})
