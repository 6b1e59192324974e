/** The formats of usage logs that are read, by the names that the command line and uploads take. */
export const LOG_FORMATS = [
  'claude-code',
  'codex',
  'gemini-cli',
  'qwen-code',
  'cursor',
  'litellm',
  'openrouter',
  'anthropic',
  'openai',
  'json',
  'csv',
] as const

export type LogFormat = (typeof LOG_FORMATS)[number]
