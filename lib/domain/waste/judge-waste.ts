import type { RunRecord } from '../runs/run-record'
import { type RunSample, toRunSamples } from '../runs/run-sample'
import { findCacheMisses } from './cache-misses'
import { failureOf } from './failed-runs'
import { findOverThreshold } from './over-threshold'
import { findPremiumModels } from './premium-models'
import { findRepeatedPrefixes } from './repeated-prefixes'
import { type BookOf, savingOf } from './reprice-call'
import { partKey, type RunFinding, type RunPart, samplesByCall } from './run-part'
import { findShortHourWrites } from './short-hour-writes'
import { findUnreadCacheWrites } from './unread-cache-writes'
import { findVerboseOutput } from './verbose-output'
import type { WasteCall, WasteFinding } from './waste-call'
import { itemOfCall, itemOfRun, type WasteItem } from './waste-item'
import type { WasteKind } from './waste-kind'
import type { WasteSettings } from './waste-settings'
import { type WasteRow, WasteTally } from './waste-tally'

export interface WasteResult {
  rows: WasteRow[]
  /** Femto-dollars in which each call counts once, under the first rule that finds it. */
  totalFemto: bigint
  /** Femto-dollars of all calls looked at. */
  spendFemto: bigint
  events: number
  unpricedEvents: number
  /** Calls of no session: no rule about caches or prompts looks at them. */
  sessionlessEvents: number
  items: readonly WasteItem[]
  isCut: boolean
}

export interface WasteJudge {
  /** Calls of one thread in order of time; a call of no session is alone. */
  addThread(thread: readonly WasteCall[]): void
  finish(): WasteResult
}

/**
 * Runs every rule over threads of calls as they come, then those about runs. A call's dollars count once: a call counts
 * whole under the first rule (in the order of `WASTE_KINDS`) that finds it, and a run's dollars only as far as no rule
 * about its calls, and no rule about runs before, has counted them.
 */
export function createWasteJudge(options: {
  runs: readonly RunRecord[]
  /** The samples that medians and pass rates are of. */
  evidenceOf: (samples: RunSample[]) => RunSample[]
  bookOf: BookOf
  settings: WasteSettings
  nowMs: number
  kept: WasteKind | null
}): WasteJudge {
  const { bookOf, settings, nowMs } = options
  const tasks = toRunSamples(options.runs, 'task')
  const whole = toRunSamples(options.runs, 'run')
  const wholeOf = samplesByCall(whole)
  const taskOf = samplesByCall(tasks)
  const failure = failureOf(whole, tasks)
  const tally = new WasteTally(options.kept)
  const parts = new Map<string, RunPart>()
  const failed = new Map<string, RunPart & { femto: bigint; why: string }>()
  const sums = { spendFemto: 0n, events: 0, unpricedEvents: 0, sessionlessEvents: 0 }

  function addThread(thread: readonly WasteCall[]): void {
    const claimed = new Set<WasteCall>()
    const claim = (kind: WasteKind, { call, femto, why }: WasteFinding) => {
      if (!call.isInScope) return
      if (femto === null) return tally.addNotJudged(kind)
      const countedFemto = claimed.has(call) ? 0n : femto
      claimed.add(call)
      tally.add(kind, { femto, countedFemto, events: 1, runId: call.runId })
      if (kind !== 'failed_runs') tally.list(kind, itemOfCall(call, femto, why))
      else addFailed(call, femto, why)
    }
    const claimAll = (kind: WasteKind, found: readonly (WasteFinding | null)[]) => {
      for (const finding of found) if (finding !== null) claim(kind, finding)
    }
    for (const call of thread) {
      const why = failure(call)
      if (why !== null && call.costFemto !== 0n) claim('failed_runs', { call, femto: call.costFemto, why })
    }
    const isSession = thread[0]?.sessionId != null
    if (isSession) {
      claimAll('cache_misses', findCacheMisses(thread, { bookOf }))
      claimAll('unread_cache_writes', findUnreadCacheWrites(thread, { bookOf, nowMs }))
      claimAll('short_1h_writes', findShortHourWrites(thread, { bookOf, nowMs }))
    }
    const { overPercent, promptTokens } = settings
    claimAll(
      'over_threshold',
      thread.map((call) => findOverThreshold(call, { bookOf, overPercent })),
    )
    if (isSession) claimAll('repeated_prompts', findRepeatedPrefixes(thread, { bookOf, promptTokens }))
    for (const call of thread) if (call.isInScope) addCall(call, claimed.has(call))
  }

  function addFailed(call: WasteCall, femto: bigint, why: string): void {
    const sample = wholeOf(call)
    if (sample === null) return
    const part = failed.get(sample.runId) ?? { ...newPart(sample), femto: 0n, why }
    part.femto += femto
    part.costFemto += femto
    part.events += 1
    failed.set(sample.runId, part)
  }

  function addCall(call: WasteCall, isClaimed: boolean): void {
    sums.events += 1
    sums.spendFemto += call.costFemto ?? 0n
    if (call.costFemto === null) sums.unpricedEvents += 1
    if (call.sessionId === null) sums.sessionlessEvents += 1
    const sample = taskOf(call)
    if (sample === null) return
    const key = partKey(sample.runId, sample.task)
    const part = parts.get(key) ?? newPart(sample)
    parts.set(key, part)
    part.events += 1
    part.costFemto += call.costFemto ?? 0n
    if (!isClaimed) part.leftFemto += call.costFemto ?? 0n
    if (sample.passed !== true || part.outputFemto === null) return
    const output = savingOf(call, { outputTokens: 0 }, bookOf)
    part.outputFemto = output === null ? null : part.outputFemto + output
  }

  function addRuns(kind: WasteKind, findings: readonly RunFinding[]): void {
    for (const { part, femto, why } of findings) {
      if (femto === null) tally.addNotJudged(kind)
      else {
        const countedFemto = leastOf(femto, part.leftFemto)
        part.leftFemto -= countedFemto
        tally.add(kind, { femto, countedFemto, events: part.events, runId: part.sample.runId })
        tally.list(kind, itemOfRun(part, femto, why))
      }
    }
  }

  function finish(): WasteResult {
    const evidence = options.evidenceOf(tasks)
    const each = [...parts.values()]
    for (const part of failed.values()) tally.list('failed_runs', itemOfRun(part, part.femto, part.why))
    addRuns('premium_models', findPremiumModels(evidence, each))
    addRuns('verbose_output', findVerboseOutput(evidence, each))
    const rows = tally.rows()
    const totalFemto = rows.reduce((sum, { countedFemto }) => sum + countedFemto, 0n)
    return { rows, totalFemto, ...sums, ...tally.items() }
  }

  return { addThread, finish }
}

const newPart = (sample: RunSample): RunPart => ({
  sample,
  costFemto: 0n,
  leftFemto: 0n,
  outputFemto: 0n,
  events: 0,
})

// Math.min takes no bigints.
function leastOf(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}
