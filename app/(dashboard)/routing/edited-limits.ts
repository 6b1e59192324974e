import type { EditedLimit } from '@/components/routing/limits-dialog'
import type { RoutingReport } from '@/lib/services/routing/get-routing'

/** The models that a limit can be set for: those seen here, and those that have one; by name. */
export function editedLimits({ rows, limits }: RoutingReport): EditedLimit[] {
  const edited = new Map<string, EditedLimit>(
    limits.map(({ model, requestsPerMinute }) => [model, { model, requestsPerMinute, peak: null }]),
  )
  for (const { model, isMixed, requestsPerMinuteLimit, peakRequestsPerMinute } of rows.flatMap(
    ({ models }) => models,
  ))
    if (model !== null && !isMixed)
      edited.set(model, { model, requestsPerMinute: requestsPerMinuteLimit, peak: peakRequestsPerMinute })
  return [...edited.values()].sort((a, b) => (a.model < b.model ? -1 : 1))
}
