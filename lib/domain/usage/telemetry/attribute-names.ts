/** Names in this order of preference, by what they label. The table of docs/connect-an-agent.md says the same. */
export const LABEL_NAMES = {
  user: ['user.email', 'enduser.id', 'user.name', 'user.account_uuid', 'user.account_id', 'user.id'],
  team: ['team.id', 'team.name', 'team', 'department'],
  project: [
    'project.id',
    'project.name',
    'project',
    'vcs.repository.name',
    'repository',
    'vcs.repository.url.full',
  ],
  framework: ['framework'],
  task: ['task'],
  runId: ['run.id', 'run_id'],
} as const

/** Attributes that are kept as tags, under these names. */
export const TAG_NAMES = {
  'deployment.environment.name': 'environment',
  'deployment.environment': 'environment',
  cost_center: 'cost_center',
  department: 'department',
  'vcs.ref.head.name': 'branch',
  'vcs.repository.url.full': 'repository',
} as const

const USAGE_NAMES = [
  'service.name',
  'event.name',
  'event.kind',
  'event.timestamp',
  'event.sequence',
  'session.id',
  'conversation.id',
  'gen_ai.conversation.id',
  'prompt_id',
  'prompt.id',
  'request_id',
  'client_request_id',
  'model',
  'speed',
  'type',
  'duration_ms',
  'cost_usd',
  'cost_usd_micros',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_creation_tokens',
  'input_token_count',
  'output_token_count',
  'cached_token_count',
  'cached_content_token_count',
  'cache_write_token_count',
  'reasoning_token_count',
  'thoughts_token_count',
  'tool_token_count',
  'status_code',
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.system',
  'gen_ai.request.model',
  'gen_ai.response.model',
  'gen_ai.response.id',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.prompt_tokens',
  'gen_ai.usage.completion_tokens',
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.cache_creation.input_tokens',
  'gen_ai.usage.reasoning.output_tokens',
]

/**
 * Every attribute that is ever read. The others are let go while a request is decoded, so that what holds a prompt or
 * a reply (`prompt`, `gen_ai.input.messages`, …) gets no further, whatever it will be called one day.
 */
export const READ_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...Object.values(LABEL_NAMES).flat(),
  ...Object.keys(TAG_NAMES),
  ...USAGE_NAMES,
])
