import type { RunPart } from './run-part'
import type { WasteCall } from './waste-call'

/** A call or a run as it is listed behind a kind of waste. */
export interface WasteItem {
  /** Of the call, or of the run and its task. */
  key: string
  eventId: string | null
  runId: string | null
  sessionId: string | null
  model: string | null
  task: string | null
  /** Milliseconds, UTC; null for a run of no known time. */
  atMs: number | null
  events: number
  /** Femto-dollars of waste, and of all that the call or run cost; null where they are not known. */
  femto: bigint
  costFemto: bigint | null
  why: string
}

export function itemOfCall(call: WasteCall, femto: bigint, why: string): WasteItem {
  return {
    key: call.id,
    eventId: call.id,
    runId: call.runId,
    sessionId: call.sessionId,
    model: call.model,
    task: call.task,
    atMs: call.occurredAtMs,
    events: 1,
    femto,
    costFemto: call.costFemto,
    why,
  }
}

export function itemOfRun({ sample, costFemto, events }: RunPart, femto: bigint, why: string): WasteItem {
  return {
    key: JSON.stringify([sample.runId, sample.task]),
    eventId: null,
    runId: sample.runId,
    sessionId: null,
    model: sample.model,
    task: sample.task,
    atMs: sample.beganAtMs,
    events,
    femto,
    costFemto,
    why,
  }
}

/** Largest first; of equal ones by key, so that a page always ends at the same place. */
export function compareItems(
  a: Pick<WasteItem, 'femto' | 'key'>,
  b: Pick<WasteItem, 'femto' | 'key'>,
): number {
  if (a.femto !== b.femto) return a.femto > b.femto ? -1 : 1
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
