const CLAUDE = 'https://platform.claude.com/docs/en/models/overview'
const OPENAI = 'https://developers.openai.com/api/docs/models'
const DEEPSEEK = 'https://api-docs.deepseek.com/quick_start/pricing'
const GEMINI = 'https://ai.google.dev/gemini-api/docs/models'

/** Context windows that upstream lacks or has an old figure for, as their makers' pages gave them on 2026-11-25. */
export const MANUAL_WINDOWS: readonly {
  provider: string
  model: string
  tokens: number
  source: string
}[] = [
  { provider: 'anthropic', model: 'claude-sonnet-5-5', tokens: 1_000_000, source: CLAUDE },
  { provider: 'anthropic', model: 'claude-haiku-5-5', tokens: 1_000_000, source: CLAUDE },
  { provider: 'anthropic', model: 'claude-fable-5-2', tokens: 1_000_000, source: CLAUDE },
  { provider: 'openai', model: 'gpt-6.1-sol', tokens: 1_050_000, source: OPENAI },
  { provider: 'openai', model: 'gpt-6.2-sol', tokens: 1_050_000, source: OPENAI },
  { provider: 'openai', model: 'gpt-6.2-astra', tokens: 1_050_000, source: OPENAI },
  { provider: 'google', model: 'gemini-2.5-pro', tokens: 1_048_576, source: GEMINI },
  { provider: 'google', model: 'gemini-3-pro-preview', tokens: 1_048_576, source: GEMINI },
  { provider: 'google', model: 'gemini-3.1-pro-preview', tokens: 1_048_576, source: GEMINI },
  { provider: 'deepseek', model: 'deepseek-flash', tokens: 1_000_000, source: DEEPSEEK },
  { provider: 'deepseek', model: 'deepseek-v4-flash', tokens: 1_000_000, source: DEEPSEEK },
  { provider: 'deepseek', model: 'deepseek-v4-pro', tokens: 1_000_000, source: DEEPSEEK },
  // Both names are served by V4 Flash since 2026-04-24.
  { provider: 'deepseek', model: 'deepseek-chat', tokens: 1_000_000, source: DEEPSEEK },
  { provider: 'deepseek', model: 'deepseek-reasoner', tokens: 1_000_000, source: DEEPSEEK },
]
