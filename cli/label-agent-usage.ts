import { isAgentSource, labelUsage, type UsageLabels } from '../lib/domain/usage/label-usage'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { whoAmI } from './who-am-i'

/** Agents' logs do not say who sat there; a flat log has its own column for that. */
export function labelAgentUsage(labels: UsageLabels): (event: UsageEvent) => UsageEvent {
  const agentUser = labels.user ?? whoAmI()
  return (event) => labelUsage(event, isAgentSource(event.source) ? { ...labels, user: agentUser } : labels)
}
