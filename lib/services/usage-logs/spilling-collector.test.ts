import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import { UsageCollector } from '../../domain/usage/usage-collector'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { SpillingCollector } from './spilling-collector'

const lines = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'ü\n'),
    outputTokens: fc.integer({ min: 0, max: 3 }),
    project: fc.constantFrom(null, 'one', 'two'),
    isSidechain: fc.boolean(),
    index: fc.option(fc.integer({ min: 0, max: 2 })),
  }),
  { maxLength: 40 },
)

const eventOf = ({
  id,
  index,
  ...rest
}: {
  id: string
  index: number | null
  outputTokens: number
}): UsageEvent =>
  index === null
    ? { ...newUsageEvent(id, 0), ...rest }
    : {
        ...newUsageEvent(`thread:${index}`, 0),
        ...rest,
        thread: { id: 'thread', parentId: null, index, fingerprint: `${index}` },
      }

it('gives what a collector in memory gives, wherever its limit is', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 8 }), (drawn, limit) => {
      const [inMemory, spilling] = [new UsageCollector(), new SpillingCollector(limit)]
      for (const line of drawn) {
        inMemory.add(eventOf(line))
        spilling.add(eventOf(line))
      }
      const expected = inMemory.finish()
      const found = spilling.finish()
      const byId = (events: Iterable<UsageEvent>) => [...events].sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(byId(found.events)).toEqual(byId(expected.events))
      expect(found.duplicates()).toBe(expected.duplicates)
    }),
    { numRuns: 60 },
  )
  // Each spill is a file: a busy disk takes its time.
}, 60_000)
