/** Models of several makers and prices: asked about where none is named. */
export const STANDARD_MODELS: readonly string[] = [
  'claude-opus-4-8',
  'claude-sonnet-4-6',
  'claude-sonnet-5-5',
  'gpt-6.2-sol',
  'gemini-3.8-flash',
  'deepseek-v4-pro',
]
