export type SentEvent = {
  id: string
  timestamp: string
  model: string
  input_tokens: number
  output_tokens: number
  cache_read_tokens: number
  project: string
  cost_usd?: string
}

export type MadeLog = { project: string; lines: number; events: SentEvent[]; body: Buffer }

const distinctEvents = 24_000
const firstMs = Date.UTC(2026, 5, 1)
// Farther apart than a batch of the importer, so that the better line arrives when the worse is stored.
const betterLineAfter = 7_000

/** Event number `index` of a project; of two versions the better has more output, and is the one to be counted. */
function makeEvent(project: string, index: number, isBetter: boolean): SentEvent {
  const isPriced = index % 3 !== 0
  return {
    id: `${project}-${index}`,
    timestamp: new Date(firstMs + (index % 40_000) * 60_000).toISOString(),
    model: isPriced ? 'claude-sonnet-4-6' : 'a-model-without-a-price',
    input_tokens: 900 + (index % 101),
    output_tokens: 100 + (index % 17) + (isBetter ? 50 : 0),
    cache_read_tokens: index % 7,
    project,
    ...(!isPriced && { cost_usd: `0.000${1_000 + (index % 997)}` }),
  }
}

/** A log of known totals: events, exact copies, better lines of earlier calls, and lines that are none. */
export function makeLog(project: string, distinct = distinctEvents): MadeLog {
  const events: SentEvent[] = []
  for (let index = 0; index < distinct; index++) {
    const event = makeEvent(project, index, false)
    events.push(event)
    if (index % 10 === 0) events.push(event)
    if (index % 10 === 5 && index >= betterLineAfter)
      events.push(makeEvent(project, index - betterLineAfter, true))
  }
  const lines = events.map((event) => JSON.stringify(event))
  for (let at = 500; at < lines.length; at += 5_000) lines.splice(at, 0, '{"cut off')
  return { project, lines: lines.length, events, body: Buffer.from(`${lines.join('\n')}\n`) }
}

/** Batch `number` of a project: its last quarter comes again in the next one, now the better and now the worse version. */
export function makeBatch(project: string, number: number, size = 600): SentEvent[] {
  const first = number * Math.floor(size * 0.75)
  return Array.from({ length: size }, (_, at) => makeEvent(project, first + at, (number + at) % 2 === 0))
}
