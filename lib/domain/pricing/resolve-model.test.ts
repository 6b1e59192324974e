import { describe, expect, it } from 'vitest'
import { currentSnapshot } from './current-snapshot'
import { indexSnapshot, resolveModel } from './resolve-model'

const catalogue = indexSnapshot(currentSnapshot())

function resolved(model: string, provider: string | null = null): string {
  const found = resolveModel(catalogue, provider, model)
  return found.kind === 'known' ? `${found.provider}/${found.model}` : 'unknown'
}

describe('names that mean a model of the catalogue', () => {
  const cases: [name: string, expected: string, provider?: string][] = [
    ['claude-opus-4-8', 'anthropic/claude-opus-4-8'],
    ['  Claude-Opus-4-8 ', 'anthropic/claude-opus-4-8'],
    ['claude-opus-4.8', 'anthropic/claude-opus-4-8'],
    ['claude-sonnet-4-20250514', 'anthropic/claude-sonnet-4-0'],
    ['claude-opus-4-5-20251101', 'anthropic/claude-opus-4-5'],
    ['claude-haiku-4-5-20251001', 'anthropic/claude-haiku-4-5'],
    ['claude-3-5-haiku-20241022', 'anthropic/claude-3-5-haiku-latest'],
    ['claude-3-5-haiku-latest', 'anthropic/claude-3-5-haiku-latest'],
    ['claude-sonnet-4-5[1m]', 'anthropic/claude-sonnet-4-5'],
    ['claude-sonnet-4-5-20250929[1m]', 'anthropic/claude-sonnet-4-5'],
    ['claude-opus-4-6@default', 'anthropic/claude-opus-4-6'],
    ['claude-sonnet-4@20250514', 'anthropic/claude-sonnet-4-0'],
    ['claude-sonnet-4-5@latest', 'anthropic/claude-sonnet-4-5'],
    ['claude-sonnet-5-5', 'anthropic/claude-sonnet-5-5'],
    ['claude-sonnet-5-5-20260928', 'anthropic/claude-sonnet-5-5'],
    ['anthropic/claude-sonnet-4-6', 'anthropic/claude-sonnet-4-6'],
    ['anthropic/claude-sonnet-4.6', 'openrouter/anthropic/claude-sonnet-4.6', 'openrouter'],
    ['openrouter/anthropic/claude-sonnet-4.6', 'openrouter/anthropic/claude-sonnet-4.6'],
    ['openai/gpt-5.5', 'openai/gpt-5.5'],
    ['gpt-5.5-2026-04-23', 'openai/gpt-5.5'],
    ['gpt-5.6-sol-2026-07-09', 'openai/gpt-5.6-sol'],
    ['gpt-5-codex', 'openai/gpt-5'],
    ['gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13'],
    ['gpt-4o-2024-08-06', 'openai/gpt-4o'],
    ['o3', 'openai/o3'],
    ['models/gemini-2.5-pro', 'google/gemini-2.5-pro'],
    ['gemini-2.0-flash-001', 'google/gemini-2.0-flash'],
    ['vertex_ai/gemini-2.5-pro', 'google/gemini-2.5-pro'],
    ['vertex_ai/claude-opus-4-8@20260528', 'google/claude-opus-4-8'],
    ['publishers/anthropic/models/claude-opus-4-8', 'google/claude-opus-4-8'],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'aws/regional.anthropic.claude-sonnet-4-5'],
    ['global.anthropic.claude-sonnet-4-5-20250929-v1:0', 'aws/global.anthropic.claude-sonnet-4-5'],
    ['anthropic.claude-3-haiku-20240307-v1:0', 'aws/regional.anthropic.claude-3-haiku'],
    ['bedrock/us.anthropic.claude-opus-4-8-v1', 'aws/regional.anthropic.claude-opus-4-8'],
    ['us.anthropic.claude-opus-4-8', 'aws/regional.anthropic.claude-opus-4-8', 'anthropic'],
    ['claude-opus-4-8', 'aws/regional.anthropic.claude-opus-4-8', 'bedrock'],
    [
      'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-6-v1:0',
      'aws/regional.anthropic.claude-opus-4-6',
    ],
    [
      'arn:aws:bedrock:eu-west-1::foundation-model/meta.llama3-70b-instruct-v1:0',
      'aws/meta.llama3-70b-instruct',
    ],
    ['gpt-5.5', 'openai/gpt-5.5', 'azure'],
    ['o3', 'azure/o3-2025-04-16', 'azure_openai'],
    ['claude-opus-4.8-fast', 'github-copilot/claude-opus-4.8-fast', 'github_copilot'],
    ['claude-opus-4-8', 'anthropic/claude-opus-4-8', 'groq'],
    ['claude-opus-4-8', 'anthropic/claude-opus-4-8', 'our-own-gateway'],
    ['claude-opus-4-8', 'anthropic/claude-opus-4-8', 'firstParty'],
    ['grok-4', 'x-ai/grok-4-0709', 'xai'],
    ['deepseek/deepseek-chat', 'deepseek/deepseek-chat'],
    ['gemini-3-pro', 'google/gemini-3-pro-preview'],
    ['gemini-2.5-pro-preview-06-05', 'google/gemini-2.5-pro'],
    ['qwen3-coder-plus', 'openrouter/qwen/qwen3-coder-plus'],
    ['accounts/fireworks/models/kimi-k3', 'fireworks/kimi-k3'],
    ['fireworks_ai/accounts/fireworks/models/kimi-k3', 'fireworks/kimi-k3'],
    ['qwen/qwen-2.5-coder-32b-instruct', 'openrouter/qwen/qwen-2.5-coder-32b-instruct'],
  ]
  it.each(cases)('%s is %s', (name, expected, provider) => expect(resolved(name, provider)).toBe(expected))
})

describe('names that mean nothing the catalogue knows', () => {
  const names = [
    '',
    'gpt',
    'claude',
    'claude-sonnet-9',
    'claude-opus-4-8-fast',
    'claude-sonnet-5-6',
    'gpt-5.5-turbo-x',
    'gpt-5.5-',
    'xgpt-5.5',
    'claude-opus-4-8-2026',
    'claude-opus-4-8@',
    'claude-opus-4-8[2m]',
    'us.anthropic.claude-sonnet-9-v1:0',
    'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdef',
    'codex-auto-review',
    'openai/',
    '20250514',
  ]
  it.each(names)('%j', (name) => expect(resolved(name)).toBe('unknown'))

  it('is a name that several hosts sell at their own prices', () => {
    const found = resolveModel(catalogue, null, 'llama-3.3-70b-instruct')
    expect(found.kind).toBe('unknown')
  })
})

describe('the resolution', () => {
  function sentence(model: string, provider: string | null = null): string {
    const found = resolveModel(catalogue, provider, model)
    return found.kind === 'known' ? found.resolution : found.reason
  }
  it('says how the name was read', () => {
    expect(sentence('claude-opus-4-8')).toBe('exact name at anthropic')
    expect(sentence('claude-opus-4-5-20251101')).toBe('exact name without suffix -20251101 at anthropic')
    expect(sentence('gpt-5-codex')).toBe('alias of gpt-5 at openai')
    expect(sentence('openai/gpt-5.5')).toBe('exact name without prefix openai/ at openai')
  })
  it('says when the provider has no price of its own', () => {
    expect(sentence('gpt-5.5', 'azure')).toBe(
      "exact name at openai; azure has no price of its own here, so openai's list price",
    )
  })
  it('says why there is none', () => {
    expect(sentence('claude-sonnet-9')).toBe('no price is known for claude-sonnet-9')
    expect(sentence('codex-auto-review')).toContain('not a priced model')
  })
})
