/** What is built. Every type has the one published rule in the middle; `high` is where a type is said to take more. */
export const BUILD_TYPES = {
  rest_api: { label: 'REST API or backend', unit: 'resource', high: 15 },
  web_front_end: { label: 'Web front end', unit: 'screen', high: 20 },
  full_stack: { label: 'Full stack', unit: 'resource with its screens', high: 30 },
  library: { label: 'Library', unit: 'public module', high: 15 },
  mobile: { label: 'Mobile app', unit: 'screen', high: 20 },
  migration: { label: 'Migration', unit: 'module to move', high: 20 },
  bug_fix_batch: { label: 'Batch of bug fixes', unit: 'bug', high: 15 },
} as const satisfies Record<string, { label: string; unit: string; high: number }>

export type BuildType = keyof typeof BUILD_TYPES
export const BUILD_TYPE_NAMES = Object.keys(BUILD_TYPES) as [BuildType, ...BuildType[]]

/** What cuts across a build; each counts once for interactions, however many resources it touches. */
export const CONCERNS = {
  auth: 'Auth',
  validation: 'Validation',
  rate_limiting: 'Rate limiting',
  pagination: 'Pagination',
  background_jobs: 'Background jobs',
  logging: 'Logging',
} as const

export type Concern = keyof typeof CONCERNS
export const CONCERN_NAMES = Object.keys(CONCERNS) as [Concern, ...Concern[]]

export const DATA_MODELS = ['flat', 'related', 'complex'] as const
export type DataModel = (typeof DATA_MODELS)[number]
