/** What an agent said of one of its own runs when it ended. */
export interface AgentResult {
  /** The same of a copy of it in another file. */
  id: string
  status: string
  turns: number | null
  durationMs: number | null
  endedAtMs: number
  /** The record itself says when; otherwise it is when its file was last written. */
  isDated: boolean
}

/**
 * What results say of the run that they are of together: turns and durations add up, the last one's status counts.
 * Results without a time of their own came one after the other. Null where there are none.
 */
export function outcomeOfResults(all: readonly AgentResult[]): Record<string, string | number | null> | null {
  const results = [...new Map(all.map((result) => [result.id, result])).values()]
  // Of results of one time the one that was read last is the last.
  const last = results.reduce<AgentResult | null>(
    (latest, one) => (latest === null || one.endedAtMs >= latest.endedAtMs ? one : latest),
    null,
  )
  if (last === null) return null
  const turns = sum(results.map((result) => result.turns))
  const durationMs = sum(results.map((result) => result.durationMs))
  const first = Math.min(...results.map((result) => result.endedAtMs - (result.durationMs ?? 0)))
  const isDated = results.every((result) => result.isDated)
  return {
    status: last.status,
    turns,
    ...(durationMs !== null && {
      started_at: new Date(isDated ? first : last.endedAtMs - durationMs).toISOString(),
      ended_at: new Date(last.endedAtMs).toISOString(),
    }),
  }
}

function sum(counts: readonly (number | null)[]): number | null {
  return counts.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0)
}
