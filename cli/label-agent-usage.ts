import { isAgentSource, labelUsage, type UsageLabels } from '../lib/domain/usage/label-usage'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { projectDirectories } from '../lib/services/usage-logs/read-project-directory'
import { whoAmI } from './who-am-i'

/** Agents' logs do not say who sat there, what they built on, nor of which repository; a flat log has its own columns for that. */
export function labelAgentUsage(labels: UsageLabels): (event: UsageEvent, path: string | null) => UsageEvent {
  const user = labels.user ?? whoAmI()
  const factsOf = projectDirectories()
  return (event, path) => {
    if (!isAgentSource(event.source)) return labelUsage(event, labels)
    const { framework, repository } = path === null ? {} : factsOf(path, event.project)
    if (repository !== undefined && event.tags.repository === undefined)
      event.tags = { ...event.tags, repository }
    return labelUsage(event, { ...labels, user, framework: labels.framework ?? framework })
  }
}
