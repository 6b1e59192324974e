import type { SampleDimension } from '../runs/run-sample'
import type { SpendDimension } from './spend'

const LABELS: Record<string, readonly [one: string, many: string]> = {
  hour: ['Hour', 'hours'],
  day: ['Day', 'days'],
  week: ['Week', 'weeks'],
  month: ['Month', 'months'],
  model: ['Model', 'models'],
  provider: ['Provider', 'providers'],
  source: ['Source', 'sources'],
  project: ['Project', 'projects'],
  framework: ['Framework', 'frameworks'],
  user: ['Person', 'people'],
  team: ['Team', 'teams'],
  task: ['Task', 'tasks'],
  session: ['Session', 'sessions'],
  run: ['Run', 'runs'],
  language: ['Language', 'languages'],
  group: ['Group', 'groups'],
  'tag.path': ['Path', 'paths'],
  'tag.repository': ['Repository', 'repositories'],
  'tag.branch': ['Branch', 'branches'],
  'tag.api_key': ['API key', 'API keys'],
}

/** Tags that agents' logs and providers' reports have: offered by their names. */
export const NAMED_TAGS = [
  'tag.path',
  'tag.repository',
  'tag.branch',
  'tag.api_key',
] as const satisfies SpendDimension[]

/** A dimension as a line of a form has it: a tag that has no name of its own is a `tag` with its name beside it. */
export function lineDimension(dimension: string): { dimension: string; tag: string } {
  return dimension.startsWith('tag.') && !(NAMED_TAGS as readonly string[]).includes(dimension)
    ? { dimension: 'tag', tag: dimension.slice('tag.'.length) }
    : { dimension, tag: '' }
}

/** A dimension as a page names it: "Person"; a tag by its own name. */
export function dimensionLabel(dimension: SpendDimension | SampleDimension): string {
  return LABELS[dimension]?.[0] ?? `Tag ${dimension.slice('tag.'.length)}`
}

/** Several of a dimension's values: "people". */
export function dimensionPlural(dimension: SpendDimension | SampleDimension): string {
  return LABELS[dimension]?.[1] ?? 'values'
}

/** True for the dimensions that are periods of time. */
export function isTimeDimension(dimension: SpendDimension): dimension is TimeDimension {
  return dimension === 'hour' || dimension === 'day' || dimension === 'week' || dimension === 'month'
}

export type TimeDimension = 'hour' | 'day' | 'week' | 'month'
