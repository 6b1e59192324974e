import type { LogFormat } from '../domain/usage/formats/log-format'
import { claudeLine, codexCount, codexMeta, codexTurn, toJsonl } from './log-lines'

export interface LogSample {
  format: LogFormat
  name: string
  text: string
}

const json = (value: unknown): string => JSON.stringify(value, null, 2)

const gemini = {
  sessionId: '5f0c9a52-8c34-4c55-9b51-1f3b8f0f3b11',
  projectHash: 'a'.repeat(64),
  startTime: '2026-06-01T09:00:00.000Z',
  lastUpdated: '2026-06-01T09:05:00.000Z',
}
export const geminiMessage = (id: number, tokens: object | null, changes: object = {}) => ({
  id: `0f0c9a52-8c34-4c55-9b51-${String(id).padStart(12, '0')}`,
  timestamp: `2026-06-01T09:00:${String(id).padStart(2, '0')}.000Z`,
  type: 'gemini',
  content: 'It was the other one.',
  model: 'gemini-2.5-pro',
  tokens,
  ...changes,
})
const geminiMessages = [
  { id: 'u1', timestamp: '2026-06-01T09:00:00.000Z', type: 'user', content: 'Which of the two is it?' },
  geminiMessage(1, { input: 1500, output: 200, cached: 500, thoughts: 50, tool: 10, total: 1760 }),
  geminiMessage(2, { input: 2000, output: 300, cached: 0, thoughts: 0, tool: 0, total: 2300 }),
]

const qwenLine = (id: number, usageMetadata: object) => ({
  uuid: `qwen-line-${id}`,
  parentUuid: null,
  sessionId: 'qwen-session',
  timestamp: `2026-06-01T10:00:0${id}.000Z`,
  type: 'assistant',
  cwd: '/home/ada/shop',
  version: '0.9.0',
  gitBranch: 'main',
  model: 'qwen3-coder-plus',
  message: { role: 'model', parts: [{ text: 'Done.' }] },
  usageMetadata,
})

export const CURSOR_HEADER =
  'Date,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost'
const cursorCsv = [
  CURSOR_HEADER,
  '"2026-06-01T10:00:00.000Z","Included","claude-4-sonnet","No","1200","1000","5000","300","6500","0.12"',
  '"2026-06-01T10:01:00.000Z","On-Demand","composer-1","Yes","0","400","0","90","490","$0.01"',
  '"2026-06-01T10:02:00.000Z","Errored, No Charge","composer-1","No","0","10","0","0","10","-"',
  '',
].join('\n')

export const cursorEvent = (changes: object = {}) => ({
  timestamp: '1780308000000',
  model: 'claude-4-sonnet',
  kind: 'USAGE_EVENT_KIND_USAGE_BASED',
  tokenUsage: {
    inputTokens: 1000,
    outputTokens: 300,
    cacheWriteTokens: 200,
    cacheReadTokens: 5000,
    totalCents: 12.34,
  },
  userEmail: 'ada@example.com',
  cursorTokenFee: 3.32,
  isChargeable: true,
  chargedCents: 15.66,
  ...changes,
})

export const liteLlmRow = (changes: object = {}) => ({
  request_id: 'chatcmpl-1',
  call_type: 'acompletion',
  api_key: '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b',
  spend: 0.0123,
  total_tokens: 12_100,
  prompt_tokens: 12_000,
  completion_tokens: 100,
  startTime: '2026-06-01T11:00:00.000000Z',
  endTime: '2026-06-01T11:00:02.500000Z',
  model: 'claude-sonnet-4-5',
  model_group: 'sonnet',
  custom_llm_provider: 'anthropic',
  user: 'ada',
  metadata: {
    user_api_key_alias: 'ci',
    usage_object: { cache_read_input_tokens: 9000, cache_creation_input_tokens: 1000 },
  },
  cache_hit: 'False',
  request_tags: [],
  status: 'success',
  ...changes,
})

export const openRouterDay = (changes: object = {}) => ({
  date: '2026-06-01',
  model: 'openai/gpt-5.5',
  model_permaslug: 'openai/gpt-5.5-2026-05-01',
  endpoint_id: '550e8400-e29b-41d4-a716-446655440000',
  provider_name: 'OpenAI',
  usage: 0.015,
  byok_usage_inference: 0.012,
  requests: 5,
  prompt_tokens: 50_000,
  completion_tokens: 1250,
  reasoning_tokens: 250,
  ...changes,
})

export const anthropicUsage = (changes: object = {}) => ({
  uncached_input_tokens: 1_500_000,
  cache_creation: { ephemeral_1h_input_tokens: 1000, ephemeral_5m_input_tokens: 500 },
  cache_read_input_tokens: 200_000,
  output_tokens: 50_000,
  server_tool_use: { web_search_requests: 10 },
  model: 'claude-sonnet-4-5-20250929',
  workspace_id: 'wrkspc_01',
  api_key_id: 'apikey_01',
  service_tier: 'standard',
  context_window: '0-200k',
  inference_geo: 'not_available',
  ...changes,
})
export const anthropicCost = (changes: object = {}) => ({
  amount: '12345.678',
  currency: 'USD',
  cost_type: 'tokens',
  token_type: 'output_tokens',
  model: 'claude-sonnet-4-5-20250929',
  service_tier: 'standard',
  context_window: '0-200k',
  description: 'Claude Sonnet 4.5 Usage - Output Tokens',
  workspace_id: 'wrkspc_01',
  ...changes,
})
export const anthropicPage = (results: readonly object[], endingAt = '2026-06-02T00:00:00Z') => ({
  data: [
    { starting_at: '2026-05-31T00:00:00Z', ending_at: '2026-06-01T00:00:00Z', results: [] },
    { starting_at: '2026-06-01T00:00:00Z', ending_at: endingAt, results },
  ],
  has_more: false,
  next_page: null,
})

export const openAiUsage = (changes: object = {}) => ({
  object: 'organization.usage.completions.result',
  input_tokens: 100_000,
  input_cached_tokens: 60_000,
  input_cache_write_tokens: 10_000,
  output_tokens: 5000,
  num_model_requests: 40,
  model: 'gpt-5.5-2026-05-01',
  project_id: 'proj_1',
  user_id: null,
  api_key_id: 'key_1',
  batch: false,
  service_tier: 'default',
  ...changes,
})
export const openAiPage = (results: readonly object[]) => ({
  object: 'page',
  data: [
    { object: 'bucket', start_time: 1780185600, end_time: 1780272000, results: [] },
    { object: 'bucket', start_time: 1780272000, end_time: 1780358400, results },
  ],
  has_more: false,
  next_page: null,
})

/** One small file in each shape of each format, with made-up figures. */
export const LOG_SAMPLES: readonly LogSample[] = [
  {
    format: 'claude-code',
    name: 'transcript',
    text: toJsonl([claudeLine({ id: 'a' }), claudeLine({ id: 'b' })]),
  },
  {
    format: 'codex',
    name: 'rollout',
    text: toJsonl([
      codexMeta('t1'),
      codexTurn('gpt-5.5'),
      codexCount('2026-06-01T08:00:01Z', [1000, 400, 50], [1000, 400, 50]),
      codexCount('2026-06-01T08:00:02Z', [3000, 1400, 90], [2000, 1000, 40]),
    ]),
  },
  { format: 'gemini-cli', name: 'chat as JSON', text: json({ ...gemini, messages: geminiMessages }) },
  {
    format: 'gemini-cli',
    name: 'chat as JSONL',
    text: toJsonl([
      { ...gemini, kind: 'main' },
      ...geminiMessages,
      { $set: { lastUpdated: gemini.lastUpdated } },
    ]),
  },
  {
    format: 'gemini-cli',
    name: 'output of a run',
    text: json({
      session_id: 'run-1',
      response: 'Done.',
      stats: {
        models: {
          'gemini-2.5-pro': {
            api: { totalRequests: 3, totalErrors: 0 },
            tokens: { prompt: 5000, candidates: 400, total: 5500, cached: 1000, thoughts: 100, tool: 0 },
          },
        },
      },
    }),
  },
  {
    format: 'qwen-code',
    name: 'chat',
    text: toJsonl([
      { ...qwenLine(0, {}), type: 'user', usageMetadata: undefined },
      qwenLine(1, { promptTokenCount: 900, candidatesTokenCount: 80, totalTokenCount: 980 }),
      qwenLine(2, {
        promptTokenCount: 1900,
        candidatesTokenCount: 80,
        cachedContentTokenCount: 800,
        thoughtsTokenCount: 30,
        totalTokenCount: 1980,
      }),
    ]),
  },
  { format: 'cursor', name: 'dashboard CSV', text: cursorCsv },
  {
    format: 'cursor',
    name: 'admin page',
    text: json({
      totalUsageEventsCount: 2,
      usageEventsDisplay: [cursorEvent(), cursorEvent({ timestamp: '1780308060000', isHeadless: true })],
    }),
  },
  {
    format: 'litellm',
    name: 'spend logs',
    text: json([liteLlmRow(), liteLlmRow({ request_id: 'chatcmpl-2' })]),
  },
  {
    format: 'litellm',
    name: 'table as CSV',
    text: [
      'request_id,call_type,spend,prompt_tokens,completion_tokens,startTime,endTime,model,custom_llm_provider,metadata,cache_hit',
      'r1,acompletion,0.5,100,10,2026-06-01 11:00:00.000,2026-06-01 11:00:01.000,gpt-5.5,openai,"{""status"": ""success""}",False',
      '',
    ].join('\n'),
  },
  {
    format: 'litellm',
    name: 'spend by day',
    text: json({
      data: [
        {
          id: 'd1',
          date: '2026-06-01',
          api_key: 'hash',
          model: 'gpt-5.5',
          custom_llm_provider: 'openai',
          prompt_tokens: 1000,
          completion_tokens: 100,
          cache_read_input_tokens: 400,
          cache_creation_input_tokens: 0,
          spend: 0.25,
          api_requests: 7,
        },
      ],
    }),
  },
  { format: 'openrouter', name: 'activity', text: JSON.stringify({ data: [openRouterDay()] }) },
  {
    format: 'openrouter',
    name: 'a call',
    text: json({
      data: {
        id: 'gen-1',
        created_at: '2026-06-01T12:00:00.000Z',
        model: 'openai/gpt-5.5',
        total_cost: 0.002,
        is_byok: false,
        tokens_prompt: 95,
        tokens_completion: 20,
        native_tokens_prompt: 100,
        native_tokens_completion: 22,
        native_tokens_reasoning: 4,
        native_tokens_cached: 40,
        provider_name: 'OpenAI',
        generation_time: 1250,
      },
    }),
  },
  {
    format: 'openrouter',
    name: 'calls as CSV',
    text: [
      'generation_id,created_at,cost_total,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name',
      'gen-2,2026-06-01 12:30:00.040,0.004,0,200,40,0,50,openai/gpt-5.5,OpenAI',
      '',
    ].join('\n'),
  },
  {
    format: 'openrouter',
    name: 'activity as CSV',
    text: [
      'Date,Slug,Usage,BYOK Usage,Requests,Prompt Tokens,Completion Tokens,Reasoning Tokens',
      '"2026-06-01 00:00:00","anthropic/claude-sonnet-4.5","4.30","0","41","709656","30099","0"',
      '',
    ].join('\n'),
  },
  { format: 'anthropic', name: 'usage report', text: json(anthropicPage([anthropicUsage()])) },
  { format: 'anthropic', name: 'cost report', text: JSON.stringify(anthropicPage([anthropicCost()])) },
  {
    format: 'anthropic',
    name: 'Claude Code analytics',
    text: json({
      data: [
        {
          date: '2026-06-01T00:00:00Z',
          actor: { type: 'user_actor', email_address: 'ada@example.com' },
          customer_type: 'api',
          terminal_type: 'vscode',
          core_metrics: { num_sessions: 5 },
          model_breakdown: [
            {
              model: 'claude-sonnet-4-5-20250929',
              tokens: { input: 100_000, output: 35_000, cache_read: 10_000, cache_creation: 5000 },
              estimated_cost: { currency: 'USD', amount: 113 },
            },
          ],
        },
      ],
      has_more: false,
    }),
  },
  {
    format: 'anthropic',
    name: 'usage CSV of the Console',
    text: [
      'usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed',
      '2026-06-01,claude-sonnet-4-5-20250929,ci,Default,standard,≤ 200k,100000,2000,3000,40000,5000,10,not_available,',
      '',
    ].join('\n'),
  },
  {
    format: 'anthropic',
    name: 'cost CSV of the Console',
    text: [
      'usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type,inference_geo,speed',
      '2026-06-01,Claude Haiku 4.5,Default,ci,message,≤ 200k,output,1.25,1.25,token,global,',
      '',
    ].join('\n'),
  },
  { format: 'openai', name: 'usage', text: json(openAiPage([openAiUsage()])) },
  {
    format: 'openai',
    name: 'costs',
    text: JSON.stringify(
      openAiPage([
        {
          object: 'organization.costs.result',
          amount: { value: 0.06, currency: 'usd' },
          line_item: 'gpt-5.5-2026-05-01, output',
          project_id: 'proj_1',
        },
      ]),
    ),
  },
  {
    format: 'openai',
    name: 'usage CSV',
    text: [
      'start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,input_tokens,output_tokens,input_cached_tokens',
      '1780272000,1780272060,2026-06-01T00:00:00+00:00,2026-06-01T00:01:00+00:00,proj_1,3.0,,key_1,gpt-5.5,False,default,4212,1673,1000',
      '1780272060,1780272120,2026-06-01T00:01:00+00:00,2026-06-01T00:02:00+00:00,,,,,,,,,,',
      '',
    ].join('\n'),
  },
  {
    format: 'openai',
    name: 'costs CSV',
    text: [
      'start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,organization_id,organization_name',
      '1780272000,1780358400,2026-06-01T00:00:00+00:00,2026-06-02T00:00:00+00:00,0.8958740000000000,usd,,,org-1,Harbour',
      '',
    ].join('\n'),
  },
  {
    format: 'json',
    name: 'flat events',
    text: toJsonl([
      { id: 'f1', timestamp: '2026-06-01T13:00:00Z', model: 'gpt-5.5', input_tokens: 10, output_tokens: 5 },
      {
        id: 'f2',
        timestamp: '2026-06-01T13:01:00Z',
        model: 'gpt-5.5',
        prompt_tokens: 10,
        completion_tokens: 5,
      },
    ]),
  },
  {
    format: 'csv',
    name: 'flat table',
    text: 'timestamp,model,input_tokens,output_tokens\n2026-06-01T14:00:00Z,gpt-5.5,10,5\n',
  },
]
