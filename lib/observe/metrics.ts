import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import packageJson from '../../package.json'

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

const INTAKES = ['api', 'sample'] as const
export type Intake = (typeof INTAKES)[number]

function makeMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'outlay_build_info',
    help: 'Which version runs; always 1.',
    labelNames: ['version'],
    registers,
  })
    .labels(packageJson.version)
    .set(1)
  return {
    registry,
    requests: new Counter({
      name: 'outlay_http_requests_total',
      help: 'Requests that this process has answered; 499 where the client left before.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'outlay_http_request_duration_seconds',
      help: 'From the head of a request to the end of its answer.',
      labelNames: ['method', 'route'],
      buckets: SECONDS,
      registers,
    }),
    events: new Counter({
      name: 'outlay_events_total',
      help: 'Usage events that this process took in, by what became of them.',
      labelNames: ['intake', 'outcome'],
      registers,
    }),
    unpriced: new Counter({
      name: 'outlay_unpriced_events_total',
      help: 'Of those, the ones without a price for their model, known before or not.',
      labelNames: ['intake'],
      registers,
    }),
  }
}

// One a process, whatever number of bundles import this file.
const shared = globalThis as typeof globalThis & { outlayMetrics?: ReturnType<typeof makeMetrics> }

/** What this process has counted since it started. */
export function metrics(): ReturnType<typeof makeMetrics> {
  if (!shared.outlayMetrics) {
    shared.outlayMetrics = makeMetrics()
    // A rate begins at nothing, not at the first of them.
    for (const intake of INTAKES) {
      countEvents(intake, { accepted: 0, updated: 0, duplicates: 0, unpriced: 0 })
      countRejected(intake, 0)
    }
  }
  return shared.outlayMetrics
}

export function countRequest(
  request: { method: string; route: string; status: number },
  seconds: number,
): void {
  const { method, route, status } = request
  metrics().requests.inc({ method, route, status })
  metrics().durations.observe({ method, route }, seconds)
}

export function countEvents(
  intake: Intake,
  counts: { accepted: number; updated: number; duplicates: number; unpriced: number },
): void {
  const { events, unpriced } = metrics()
  events.inc({ intake, outcome: 'accepted' }, counts.accepted)
  events.inc({ intake, outcome: 'updated' }, counts.updated)
  events.inc({ intake, outcome: 'duplicate' }, counts.duplicates)
  unpriced.inc({ intake }, counts.unpriced)
}

export function countRejected(intake: Intake, rejected: number): void {
  metrics().events.inc({ intake, outcome: 'rejected' }, rejected)
}
