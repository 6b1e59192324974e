import fc from 'fast-check'
import { expect, it } from 'vitest'
import { efficientFrontier } from './efficient-frontier'

const point = (name: string, cost: number, quality: number) => ({ name, cost: BigInt(cost), quality })
const names = (points: ReturnType<typeof point>[]) => efficientFrontier(points).map(({ name }) => name)

// The benchmark's third run: Encore and Fastify pass all, Encore for less; NestJS passes less for more.
it('keeps what nothing beats on both', () => {
  expect(names([point('fastify', 460, 36), point('encore', 258, 36), point('nestjs', 595, 30)])).toEqual([
    'encore',
  ])
})

it('keeps dear and good beside cheap and poor, in order of cost', () => {
  expect(names([point('good', 9, 36), point('middling', 8, 20), point('poor', 1, 20)])).toEqual([
    'poor',
    'good',
  ])
})

it('keeps equals', () => {
  expect(names([point('a', 1, 5), point('b', 1, 5)])).toEqual(['a', 'b'])
})

it('never leaves out the cheapest nor the best, and what it leaves out is beaten', () => {
  const any = fc.record({ cost: fc.bigInt({ min: 0n, max: 50n }), quality: fc.integer({ min: 0, max: 50 }) })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 20 }), (points) => {
      const kept = efficientFrontier(points)
      const cheapest = points.reduce((a, b) => (b.cost < a.cost ? b : a)).cost
      const best = Math.max(...points.map(({ quality }) => quality))
      expect(kept.some(({ cost }) => cost === cheapest)).toBe(true)
      expect(kept.some(({ quality }) => quality === best)).toBe(true)
      for (const left of points.filter((one) => !kept.includes(one)))
        expect(kept.some(({ cost, quality }) => cost <= left.cost && quality >= left.quality)).toBe(true)
    }),
  )
})
