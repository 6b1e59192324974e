import type { Scenario } from './scenario'

/** Why an event keeps its cost though the scenario asks for another. */
export type KeptReason = 'no_cost' | 'no_tokens' | 'no_price'

export interface NotRepriced {
  kind: KeptReason
  /** One sentence. */
  reason: string
  events: number
}

/** Runs of a model alone that were judged, and how many of them passed. */
export interface RunEvidence {
  runs: number
  passed: number
}

/** Amounts in femto-dollars; null where nothing has a cost. */
export interface WhatIfAmounts {
  actualFemto: bigint | null
  /** What was priced anew, and what keeps its cost. Null where nothing could be priced anew. */
  whatIfFemto: bigint | null
  lowFemto: bigint | null
  highFemto: bigint | null
  /** The part of both that keeps its cost. */
  keptFemto: bigint
}

export interface WhatIfCounts {
  events: number
  inputTokens: bigint
  outputTokens: bigint
  cacheReadTokens: bigint
  cacheWrite5mTokens: bigint
  cacheWrite1hTokens: bigint
  webSearchRequests: bigint
  repricedEvents: number
  notRepriced: readonly NotRepriced[]
}

/** The calls of one model, as another's; `toModel` is the same where the scenario leaves it. */
export interface WhatIfRow extends WhatIfAmounts, WhatIfCounts {
  fromModel: string | null
  toModel: string | null
  isAsked: boolean
  /** Tokens that the target takes at once; null where no source says. */
  contextWindow: number | null
  /** Events whose input and output together are more than that; null where it is not known. */
  overContextEvents: number | null
  fromEvidence: RunEvidence
  toEvidence: RunEvidence
}

export interface WhatIfTotal extends WhatIfAmounts, WhatIfCounts {
  overContextEvents: number
  /** Events whose target's window is not known. */
  unknownContextEvents: number
}

export interface WhatIfReport {
  from: string | null
  to: string | null
  timeZone: string
  scenario: Scenario
  snapshotId: string
  rows: WhatIfRow[]
  total: WhatIfTotal
  /** From when on calls are there, where those of the range from before are no longer kept; null where all are. */
  eventsKeptFrom: Date | null
}

/** The sum of all rows. A row that could not be priced anew goes in at its actual cost. */
export function sumWhatIf(rows: readonly WhatIfRow[]): WhatIfTotal {
  const known = rows.filter(({ actualFemto }) => actualFemto !== null)
  const sum = (of: (row: WhatIfRow) => bigint | null) =>
    known.length === 0 ? null : known.reduce((total, row) => total + (of(row) ?? row.actualFemto ?? 0n), 0n)
  const count = (of: (row: WhatIfRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const tokens = (of: (row: WhatIfRow) => bigint) => rows.reduce((total, row) => total + of(row), 0n)
  const swapped = rows.filter(({ isAsked, fromModel, toModel }) => isAsked && fromModel !== toModel)
  return {
    actualFemto: sum((row) => row.actualFemto),
    whatIfFemto: sum((row) => row.whatIfFemto),
    lowFemto: sum((row) => row.lowFemto),
    highFemto: sum((row) => row.highFemto),
    keptFemto: tokens((row) => row.keptFemto),
    events: count((row) => row.events),
    inputTokens: tokens((row) => row.inputTokens),
    outputTokens: tokens((row) => row.outputTokens),
    cacheReadTokens: tokens((row) => row.cacheReadTokens),
    cacheWrite5mTokens: tokens((row) => row.cacheWrite5mTokens),
    cacheWrite1hTokens: tokens((row) => row.cacheWrite1hTokens),
    webSearchRequests: tokens((row) => row.webSearchRequests),
    repricedEvents: count((row) => row.repricedEvents),
    notRepriced: mergeReasons(rows.flatMap(({ notRepriced }) => notRepriced)),
    overContextEvents: count((row) => row.overContextEvents ?? 0),
    unknownContextEvents: swapped.reduce(
      (total, row) => total + (row.contextWindow === null ? row.events : 0),
      0,
    ),
  }
}

/** One entry a reason, the most events first. */
export function mergeReasons(entries: readonly NotRepriced[]): NotRepriced[] {
  const merged = new Map<string, NotRepriced>()
  for (const entry of entries) {
    const known = merged.get(entry.reason)
    merged.set(entry.reason, known ? { ...known, events: known.events + entry.events } : entry)
  }
  return [...merged.values()].sort((a, b) => b.events - a.events || (a.reason < b.reason ? -1 : 1))
}
