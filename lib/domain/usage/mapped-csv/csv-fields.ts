import type { FlatField } from '../formats/flat-columns'

/** What a column of any CSV may be mapped to: the fields of `POST /api/v1/usage` by their names there, each as logs know it. */
export const CSV_FIELDS = {
  timestamp: 'timestamp',
  model: 'model',
  provider: 'provider',
  input_tokens: 'input',
  output_tokens: 'output',
  cache_read_tokens: 'cacheRead',
  cache_write_5m_tokens: 'cacheWrite5m',
  cache_write_1h_tokens: 'cacheWrite1h',
  reasoning_tokens: 'reasoning',
  web_search_requests: 'webSearches',
  cost: 'cost',
  id: 'id',
  user: 'user',
  team: 'team',
  project: 'project',
  framework: 'framework',
  task: 'task',
  run_id: 'runId',
  session_id: 'sessionId',
  source: 'source',
  service_tier: 'serviceTier',
  speed: 'speed',
  inference_geo: 'inferenceGeo',
  latency_ms: 'latencyMs',
  status: 'status',
} as const satisfies Record<string, FlatField>

export type CsvField = keyof typeof CSV_FIELDS
export const CSV_FIELD_NAMES = Object.keys(CSV_FIELDS) as readonly CsvField[]

/** Fields that hold whole numbers of tokens or searches. */
export const CSV_COUNTS: ReadonlySet<CsvField> = new Set<CsvField>([
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
])
