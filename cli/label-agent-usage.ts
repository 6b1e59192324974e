import { isAgentSource, labelUsage, type UsageLabels } from '../lib/domain/usage/label-usage'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { frameworkFinder } from '../lib/services/usage-logs/find-framework'
import { whoAmI } from './who-am-i'

/** Agents' logs do not say who sat there, nor what they built on; a flat log has its own columns for that. */
export function labelAgentUsage(labels: UsageLabels): (event: UsageEvent, path: string | null) => UsageEvent {
  const user = labels.user ?? whoAmI()
  const frameworkOf = frameworkFinder()
  return (event, path) => {
    if (!isAgentSource(event.source)) return labelUsage(event, labels)
    const framework = labels.framework ?? (path === null ? undefined : frameworkOf(path, event.project))
    return labelUsage(event, { ...labels, user, framework })
  }
}
