import { parseUsdRounded } from '../money'
import { sumTokens } from './sum-tokens'
import type { UsageEvent, UsageVia } from './usage-event'

/** What decides between two lines of one call, in this order. The store compares the same fields in SQL. */
export interface KeepRank {
  /** False wins: a sidechain replays its parent's messages. */
  isSidechain: boolean
  /** More wins: all token buckets, components included. */
  totalTokens: number
  /** More wins: components included. */
  outputTokens: number
  /** Less wins: a log knows more of a call (the lifetime of cache writes, the project) than telemetry does. */
  viaRank: number
  /** Earlier wins. */
  occurredAtMs: number
}

/** The rank of an event by CONTRACT.md §2: not a sidechain's, then most tokens, then most output, then a log before telemetry, then the earliest. */
export function keepRank(event: UsageEvent): KeepRank {
  let totalTokens = sumTokens(event)
  let outputTokens = event.outputTokens
  for (const part of event.components) {
    totalTokens += sumTokens(part)
    outputTokens += part.outputTokens
  }
  const { isSidechain, occurredAtMs } = event
  return { isSidechain, totalTokens, outputTokens, viaRank: VIA_RANK[event.via], occurredAtMs }
}

/** Of several ways to know of a call, the one to believe first. */
export const VIA_RANK = { log: 0, telemetry: 1, metric: 2 } as const satisfies Record<UsageVia, number>

/**
 * Text that tells two events of equal rank apart, the same whatever order they came in. It leaves out `sourceRef`,
 * so that a copied file is no change.
 */
export function tieBreakText(event: UsageEvent): string {
  const { sourceRef: _, tags, ...rest } = event
  const sortedTags = Object.keys(tags)
    .sort()
    .map((name) => [name, tags[name]])
  return JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), sortedTags])
}

const LABELS = ['project', 'framework', 'user', 'team', 'task'] as const

/** How many of the names that spend is cut by an event has: of two equal lines the one that says more is kept. */
export function countLabels(event: Pick<UsageEvent, (typeof LABELS)[number] | 'tags'>): number {
  return LABELS.filter((name) => event[name] !== null).length + (Object.keys(event.tags).length > 0 ? 1 : 0)
}

/** Negative where `a` is to be kept, positive where `b` is, zero where they say the same. A total order. */
export function compareKeep(a: UsageEvent, b: UsageEvent): number {
  const left = keepRank(a)
  const right = keepRank(b)
  if (left.isSidechain !== right.isSidechain) return left.isSidechain ? 1 : -1
  if (left.totalTokens !== right.totalTokens) return right.totalTokens - left.totalTokens
  if (left.outputTokens !== right.outputTokens) return right.outputTokens - left.outputTokens
  if (left.viaRank !== right.viaRank) return left.viaRank - right.viaRank
  if (left.occurredAtMs !== right.occurredAtMs) return left.occurredAtMs - right.occurredAtMs
  // A log that was sent as a run's stays its when it is sent again with everything else.
  if ((a.runId === null) !== (b.runId === null)) return a.runId === null ? 1 : -1
  // A later report of the same bucket costs more.
  const [leftCost, rightCost] = [a, b].map(
    ({ reportedCostUsd }) => parseUsdRounded(reportedCostUsd ?? '0') ?? 0n,
  )
  if (leftCost !== rightCost) return (leftCost ?? 0n) > (rightCost ?? 0n) ? -1 : 1
  const labelled = countLabels(b) - countLabels(a)
  if (labelled !== 0) return labelled
  const leftText = tieBreakText(a)
  const rightText = tieBreakText(b)
  if (leftText === rightText) return 0
  return leftText < rightText ? -1 : 1
}

/** Of two lines of one call the one to keep, whole: nothing of the other is merged into it. `a` where they say the same. */
export function keepBetter(a: UsageEvent, b: UsageEvent): UsageEvent {
  return compareKeep(a, b) <= 0 ? a : b
}
