import { ownEntry } from '../own-entry'
/** Providers whose own models go by these names everywhere: where nobody says who served a model, they are asked first, in this order. */
export const FIRST_PARTIES = [
  'anthropic',
  'openai',
  'google',
  'deepseek',
  'mistral',
  'x-ai',
  'moonshotai',
  'zai',
  'zhipuai',
  'minimax',
  'cohere',
  'perplexity',
  'voyageai',
  'arcee',
  'cursor',
] as const

/** What logs and gateways call the catalogue's providers (LiteLLM, OpenTelemetry, Vercel AI SDK, Claude Code). */
const SPELLINGS: Readonly<Record<string, string>> = {
  claude: 'anthropic',
  firstparty: 'anthropic',
  codex: 'openai',
  chatgpt: 'openai',
  gemini: 'google',
  vertex: 'google',
  vertexai: 'google',
  googlevertex: 'google',
  googlevertexanthropic: 'google',
  googlegenai: 'google',
  googleai: 'google',
  googleaistudio: 'google',
  gcpvertexai: 'google',
  gcpgemini: 'google',
  gcpgenai: 'google',
  bedrock: 'aws',
  bedrockconverse: 'aws',
  awsbedrock: 'aws',
  amazonbedrock: 'aws',
  amazon: 'aws',
  azureopenai: 'azure',
  azureai: 'azure',
  azureaiopenai: 'azure',
  azureaiinference: 'azure',
  azaiopenai: 'azure',
  foundry: 'azure',
  microsoftfoundry: 'azure',
  mistralai: 'mistral',
  xai: 'x-ai',
  grok: 'x-ai',
  moonshot: 'moonshotai',
  kimi: 'moonshotai',
  zhipu: 'zhipuai',
  copilot: 'github-copilot',
  githubcopilot: 'github-copilot',
  togetherai: 'together',
  fireworksai: 'fireworks',
}

/** The catalogue's name of a provider, or the given name in lower case where the catalogue may not know it. */
export function canonicalProvider(name: string): string {
  const lower = name.trim().toLowerCase()
  return ownEntry(SPELLINGS, lower.replace(/[^a-z0-9]/g, '')) ?? lower
}
