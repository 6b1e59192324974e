import { addDays, type CalendarDay, listDays, startOfDay } from '../../../lib/domain/calendar'
import type { AgentRun } from '../../../lib/domain/runs/agent-run'
import { newUsageEvent } from '../../../lib/domain/usage/new-usage-event'
import type { UsageEvent } from '../../../lib/domain/usage/usage-event'
import { makeCall } from './make-call'
import type { Scenario, ScenarioRequest } from './scenario'
import { SeededRandom } from './seeded-random'
import { BENCH, PEOPLE, type Person, PROJECTS, TASKS } from './small-team-cast'

const DAYS = 92
const MINUTE = 60_000

/**
 * Three months of six people with three coding agents on four projects: weekdays with a rhythm, weekends nearly
 * without, caches that carry most tokens, a model without a price, a few calls whose output is a lower bound, and a
 * weekly run of one task on three frameworks with its outcome.
 */
export function smallTeam({ endDay, timeZone, nowMs }: ScenarioRequest): Scenario {
  const scenario: Scenario = { events: [], runs: [] }
  for (const [index, day] of listDays(addDays(endDay, 1 - DAYS), endDay).entries()) {
    const random = new SeededRandom(`small-team ${day}`)
    const startMs = startOfDay(day, timeZone)
    const weekday = weekdayOf(day)
    // The team uses its agents more from month to month.
    const growth = 0.7 + (0.5 * index) / DAYS
    const made: UsageEvent[] = []
    for (const person of PEOPLE) {
      if (!random.chance(weekday === 0 || weekday === 6 ? 0.1 : 0.93)) continue
      const sessions = Math.max(1, Math.round(random.between(1, 3) * growth))
      for (let session = 0; session < sessions; session++) {
        addSession(made, { day, startMs, person, session, random, isOld: index < 21 })
      }
    }
    if (weekday === 3) addBenchRuns(scenario, made, { day, startMs, nowMs, random })
    scenario.events.push(...made.filter(({ occurredAtMs }) => occurredAtMs <= nowMs))
  }
  return scenario
}

interface SessionPlan {
  day: CalendarDay
  startMs: number
  person: Person
  session: number
  random: SeededRandom
  isOld: boolean
}

function addSession(events: UsageEvent[], plan: SessionPlan): void {
  const { day, startMs, person, session, random, isOld } = plan
  const project = random.chance(0.75) ? person.project : random.pick(PROJECTS)
  const task = random.pick(TASKS)
  const sessionId = `sample:${person.user.split('@')[0]}:${day}:${session}`
  const calls = random.between(6, 26)
  let atMs = startMs + (9 * 60 + random.between(0, 450)) * MINUTE
  for (let call = 0; call < calls; call++) {
    atMs += random.between(15_000, 240_000)
    events.push({
      ...newUsageEvent(`sample:small-team:${day}:${events.length}`, atMs),
      ...makeCall({ agent: person.agent, call, random, isOld }),
      source: person.agent,
      sessionId,
      user: person.user,
      team: person.team,
      project: project.name,
      framework: project.framework,
      task,
      tags: { sample: 'small-team' },
    })
  }
}

function addBenchRuns(
  scenario: Scenario,
  events: UsageEvent[],
  { day, startMs, nowMs, random }: { day: CalendarDay; startMs: number; nowMs: number; random: SeededRandom },
): void {
  const repeat = scenario.runs.length / BENCH.length + 1
  for (const [index, bench] of BENCH.entries()) {
    const runId = `sample:${day}:${bench.framework}`
    const startedMs = startMs + (2 * 60 + index * 40) * MINUTE
    let atMs = startedMs
    const calls = random.between(bench.calls - 4, bench.calls + 6)
    for (let call = 0; call < calls; call++) {
      atMs += random.between(8_000, 60_000)
      events.push({
        ...newUsageEvent(`sample:small-team:${day}:${events.length}`, atMs),
        ...makeCall({ agent: 'claude-code', call, random, isOld: false }),
        model: 'claude-sonnet-5',
        isSidechain: false,
        source: 'claude-code',
        sessionId: runId,
        runId,
        user: 'ci@example.com',
        team: 'Platform',
        project: 'framework-bench',
        framework: bench.framework,
        task: 'shop API',
        tags: { sample: 'small-team' },
      })
    }
    const passed = random.between(bench.checks[0], bench.checks[1])
    if (atMs > nowMs) continue
    const run: AgentRun = {
      framework: bench.framework,
      language: bench.language,
      task: 'shop API',
      group: 'weekly bench',
      repeat: Math.floor(repeat),
      model: 'claude-sonnet-5',
      status: passed === 24 ? 'passed' : 'failed',
      checks_passed: passed,
      checks_total: 24,
      tests_passed: null,
      tests_total: null,
      turns: calls,
      cost_usd: null,
      started_at: new Date(startedMs),
      ended_at: new Date(atMs),
      retry_of: null,
      tags: { sample: 'small-team' },
      tasks: [],
    }
    scenario.runs.push({ id: runId, run })
  }
}

function weekdayOf(day: CalendarDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
