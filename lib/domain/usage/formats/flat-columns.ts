/** What a column of a flat log may mean. */
export type FlatField =
  | 'id'
  | 'timestamp'
  | 'model'
  | 'provider'
  | 'input'
  | 'inputInclusive'
  | 'output'
  | 'cacheRead'
  | 'cacheReadInclusive'
  | 'cacheWrite'
  | 'cacheWrite5m'
  | 'cacheWrite1h'
  | 'reasoning'
  | 'webSearches'
  | 'cost'
  | 'serviceTier'
  | 'speed'
  | 'inferenceGeo'
  | 'user'
  | 'team'
  | 'project'
  | 'framework'
  | 'task'
  | 'runId'
  | 'sessionId'
  | 'source'
  | 'tags'
  | 'latencyMs'
  | 'status'
  | 'components'
  | 'quality'
  | 'isSidechain'
  | 'sourceRef'
  | 'thread'

/** Spellings in order of preference: of two columns for one field the earlier spelling wins. */
const SPELLINGS: Readonly<Record<FlatField, string>> = {
  id: 'id event_id eventid request_id requestid generation_id call_id message_id uuid idempotency_key',
  timestamp:
    'timestamp ts occurred_at event_time created_at createdat created start_time starttime started_at startedat datetime date_time time date',
  model: 'model model_name modelname model_id modelid model_slug response_model request_model',
  provider: 'provider provider_name vendor custom_llm_provider model_provider',
  input: 'input_tokens inputtokens tokens_in tokensin input_uncached_tokens uncached_input_tokens input',
  // OpenAI's convention: the prompt's count holds the cached tokens.
  inputInclusive: 'prompt_tokens prompttokens tokens_prompt prompt',
  output:
    'output_tokens outputtokens completion_tokens completiontokens tokens_out tokensout tokens_completion generated_tokens completion output',
  cacheRead:
    'cache_read_tokens cachereadtokens cache_read_input_tokens cachereadinputtokens cache_read prompt_cache_read_tokens cache_reads cache_hit_tokens',
  cacheReadInclusive:
    'cached_input_tokens cachedinputtokens input_cached_tokens cached_tokens cachedtokens cached_prompt_tokens cached',
  cacheWrite:
    'cache_write_tokens cachewritetokens cache_creation_input_tokens cachecreationinputtokens cache_creation_tokens cachecreationtokens cache_write_input_tokens prompt_cache_write_tokens cache_write cache_writes cache_creation',
  cacheWrite5m:
    'cache_write_5m_tokens cachewrite5mtokens cache_write_5m ephemeral_5m_input_tokens cache_creation_5m_tokens cache_creation_ephemeral_5m_input_tokens',
  cacheWrite1h:
    'cache_write_1h_tokens cachewrite1htokens cache_write_1h ephemeral_1h_input_tokens cache_creation_1h_tokens cache_creation_ephemeral_1h_input_tokens',
  reasoning:
    'reasoning_tokens reasoningtokens reasoning_output_tokens output_reasoning_tokens thinking_tokens completion_tokens_details_reasoning_tokens output_tokens_details_reasoning_tokens',
  webSearches:
    'web_search_requests websearchrequests web_searches websearches server_tool_use_web_search_requests',
  cost: 'cost_usd costusd cost spend total_cost_usd total_cost totalcost reported_cost_usd usd amount_usd amount price_usd price cost_in_usd',
  serviceTier: 'service_tier servicetier tier',
  speed: 'speed',
  inferenceGeo: 'inference_geo inferencegeo',
  user: 'user user_email useremail email user_name username user_id userid developer engineer',
  team: 'team team_name teamname team_id teamid',
  project: 'project project_name projectname project_id projectid repository repo workspace',
  framework: 'framework agent_framework',
  task: 'task task_type tasktype task_id taskid task_name',
  runId: 'run_id runid run trace_id traceid',
  sessionId: 'session_id sessionid session conversation_id conversationid thread_id',
  source: 'source',
  tags: 'tags labels',
  latencyMs: 'latency_ms latencyms duration_ms durationms latency response_time_ms',
  status: 'status',
  components: 'components',
  quality: 'quality',
  isSidechain: 'is_sidechain issidechain',
  sourceRef: 'source_ref sourceref',
  thread: 'thread',
}

export interface FlatColumn {
  field: FlatField
  /** Lower is the better spelling. */
  preference: number
}

const COLUMNS = new Map<string, FlatColumn>()
for (const [field, names] of Object.entries(SPELLINGS) as [FlatField, string][]) {
  for (const [preference, name] of names.split(' ').entries()) COLUMNS.set(name, { field, preference })
}

/** What a column or key means by its name, however it is cased and separated; null where it means nothing to us. */
export function flatColumnOf(name: string): FlatColumn | null {
  const key = name
    .trim()
    .toLowerCase()
    .replace(/\s*\((usd|\$)\)$/, '_usd')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return COLUMNS.get(key) ?? COLUMNS.get(key.replace(/^usage_/, '')) ?? null
}
