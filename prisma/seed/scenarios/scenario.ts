import type { CalendarDay } from '../../../lib/domain/calendar'
import type { AgentRun } from '../../../lib/domain/runs/agent-run'
import type { UsageEvent } from '../../../lib/domain/usage/usage-event'

export interface ScenarioRequest {
  /** The last day that has usage, in the zone. */
  endDay: CalendarDay
  timeZone: string
  /** Nothing is later than this instant. */
  nowMs: number
}

/** Made-up usage: the same request makes the same scenario, to the last token. */
export interface Scenario {
  events: UsageEvent[]
  runs: { id: string; run: AgentRun }[]
}
