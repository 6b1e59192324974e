import type { UsageEvent } from './usage-event'

/**
 * The event with what another record of the same call says and it does not: whom and what it was for, the reported
 * cost, how long it took. Its own figures and names stay. The same object where nothing is filled in.
 */
export function fillLabels(event: UsageEvent, other: UsageEvent): UsageEvent {
  const filled: UsageEvent = {
    ...event,
    user: event.user ?? other.user,
    team: event.team ?? other.team,
    project: event.project ?? other.project,
    framework: event.framework ?? other.framework,
    task: event.task ?? other.task,
    runId: event.runId ?? other.runId,
    tags: fillTags(event.tags, other.tags),
    reportedCostUsd: event.reportedCostUsd ?? other.reportedCostUsd,
    latencyMs: event.latencyMs ?? other.latencyMs,
    requestId: event.requestId ?? other.requestId,
  }
  const isSame = (Object.keys(filled) as (keyof UsageEvent)[]).every((key) => filled[key] === event[key])
  return isSame ? event : filled
}

type Tags = UsageEvent['tags']

function fillTags(tags: Tags, others: Tags): Tags {
  const isFull = Object.keys(others).every((name) => Object.hasOwn(tags, name))
  return isFull ? tags : { ...others, ...tags }
}
