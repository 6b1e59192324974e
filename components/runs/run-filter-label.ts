import { ownEntry } from '@/lib/domain/own-entry'
import type { RunFilterName } from '@/lib/domain/runs/runs-view'
import { NO_VALUE } from '@/lib/domain/usage/spend-view'

export const RUN_FILTER_LABELS: Record<RunFilterName, string> = {
  framework: 'Framework',
  group: 'Group',
  task: 'Task',
  model: 'Model',
  project: 'Project',
  language: 'Language',
  user: 'Person',
  team: 'Team',
  status: 'Status',
  passed: 'Outcome',
  basis: 'Cost',
}

const WORDS: Partial<Record<RunFilterName, Readonly<Record<string, string>>>> = {
  passed: { true: 'Passed', false: 'Failed', [NO_VALUE]: 'Unknown' },
  basis: { events: 'Measured from calls', reported: 'As reported' },
}

/** A filter's value as it is shown. */
export function runFilterValueLabel(name: RunFilterName, value: string): string {
  return ownEntry(WORDS[name] ?? {}, value) ?? (value === NO_VALUE ? '(none)' : value)
}
