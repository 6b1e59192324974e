import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatUsd } from '../../domain/money'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook } from '../../domain/pricing/price-book'
import { LOG_FORMATS } from '../../domain/usage/formats/log-format'
import { reportSpend } from '../../domain/usage/spend-report'
import { toWireEvent } from '../../domain/usage/to-wire-event'
import { parseUsageEvent } from '../../domain/usage/usage-event-wire'
import { readLogs } from '../../testing/log-lines'
import { LOG_SAMPLES } from '../../testing/log-samples'
import { mutateLog } from '../../testing/mutate-log'

const EACH = 40
const book = createPriceBook({ snapshot: currentSnapshot() })

test('there is a sample of each format', () => {
  expect(new Set(LOG_SAMPLES.map(({ format }) => format))).toEqual(new Set(LOG_FORMATS))
})

// All ten thousand: bench/mutated-logs.ts.
describe.each(LOG_SAMPLES)('$format: $name, broken', ({ text, name }) => {
  test(`${EACH} ways`, async () => {
    for (let seed = 0; seed < EACH; seed++) {
      const { bytes, what } = mutateLog(text, seed * 1000 + name.length)
      const read = await readLogs({ log: bytes }, 4096)
      for (const { line, message } of read.problems) {
        expect(message, what).not.toBe('')
        expect(line === null || line > 0, what).toBe(true)
      }
      for (const event of read.events)
        expect(parseUsageEvent(toWireEvent(event)), what).toMatchObject({ ok: true })
      const { total } = reportSpend({ events: read.events, book, by: ['day'], tz: 'UTC' })
      expect(total.cost_usd === null || /^\d+(\.\d+)?$/.test(total.cost_usd), what).toBe(true)
    }
  })
})

test('in any order and any number of times, files make one total', async () => {
  const figures = async (order: readonly number[]) => {
    const files = Object.fromEntries(order.map((at, turn) => [`${turn}`, LOG_SAMPLES[at]?.text ?? '']))
    return reportSpend({
      events: (await readLogs(files)).events,
      book,
      by: ['day', 'source', 'model'],
      tz: 'UTC',
    })
  }
  const all = LOG_SAMPLES.map((_, at) => at)
  const once = await figures(all)
  expect(once.total.events).toBeGreaterThan(30)
  expect(once.total.cost_usd).not.toBe(formatUsd(0n))
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }), async (order) => {
      expect(await figures(order)).toEqual(once)
    }),
    { numRuns: 25 },
  )
})
