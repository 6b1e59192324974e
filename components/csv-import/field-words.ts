import type { CsvField } from '@/lib/domain/usage/mapped-csv/csv-fields'

/** What a column may mean, in words, in groups. */
export const FIELD_GROUPS: readonly (readonly [
  group: string,
  fields: readonly (readonly [CsvField | 'time', string])[],
])[] = [
  [
    'Call',
    [
      ['timestamp', 'Time'],
      ['time', 'Time of day'],
      ['model', 'Model'],
      ['provider', 'Provider'],
      ['id', 'Id of the call'],
      ['status', 'Status'],
      ['latency_ms', 'Duration, ms'],
    ],
  ],
  [
    'Tokens',
    [
      ['input_tokens', 'Input tokens'],
      ['output_tokens', 'Output tokens'],
      ['cache_read_tokens', 'Cache read tokens'],
      ['cache_write_5m_tokens', 'Cache write tokens, 5 min'],
      ['cache_write_1h_tokens', 'Cache write tokens, 1 h'],
      ['reasoning_tokens', 'Reasoning tokens (in the output)'],
      ['web_search_requests', 'Web searches'],
    ],
  ],
  [
    'Cost',
    [
      ['cost', 'Cost'],
      ['service_tier', 'Service tier'],
      ['speed', 'Speed'],
      ['inference_geo', 'Region'],
    ],
  ],
  [
    'What it was for',
    [
      ['project', 'Project'],
      ['user', 'Person'],
      ['team', 'Team'],
      ['framework', 'Framework'],
      ['task', 'Task'],
      ['run_id', 'Run'],
      ['session_id', 'Session'],
      ['source', 'Source'],
    ],
  ],
]
