/** What a repricing found as an event's computed cost, and what it left; decimal text without trailing zeros. */
export interface RepricedCost {
  beforeUsd: string | null
  afterUsd: string
}

/**
 * What an event was priced at when it came in: the cost before the first of the repricings (the newest first) that lead to
 * today's. An event that was replaced meanwhile begins anew.
 */
export function firstCost(currentUsd: string | null, changes: readonly RepricedCost[]): string | null {
  let costUsd = currentUsd
  for (const { beforeUsd, afterUsd } of changes) {
    if (afterUsd !== costUsd) break
    costUsd = beforeUsd
  }
  return costUsd
}
