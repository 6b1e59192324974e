import { describe, expect, it } from 'vitest'
import { MANUAL_WINDOWS } from './catalogue/manual-windows'
import { UPSTREAM_WINDOWS } from './catalogue/upstream-windows'
import { contextWindowOf } from './context-windows'
import { currentSnapshot } from './current-snapshot'

describe('contextWindowOf', () => {
  it.each([
    ['anthropic', 'claude-haiku-4-5', 200_000],
    ['anthropic', 'claude-sonnet-4-6', 1_000_000],
    ['anthropic', 'claude-haiku-5-5', 1_000_000],
    ['openai', 'gpt-5.3-codex', 400_000],
    ['openai', 'gpt-6.2-sol', 1_050_000],
    ['google', 'gemini-2.5-pro', 1_048_576],
    ['deepseek', 'deepseek-chat', 1_000_000],
  ])('%s %s takes %d', (provider, model, tokens) => expect(contextWindowOf(provider, model)).toBe(tokens))

  it('reads names as prices read them', () => {
    expect(contextWindowOf(null, 'claude-haiku-4-5-20251001')).toBe(200_000)
    expect(contextWindowOf('anthropic', 'anthropic/claude-haiku-4-5')).toBe(200_000)
    expect(contextWindowOf('aws', 'us.anthropic.claude-haiku-4-5-20251001-v1:0')).toBe(200_000)
  })

  it('takes the long context that a name asks for', () => {
    expect(contextWindowOf('anthropic', 'claude-sonnet-4-5')).toBe(200_000)
    expect(contextWindowOf('anthropic', 'claude-sonnet-4-5[1m]')).toBe(1_000_000)
  })

  it('guesses nothing', () => {
    expect(contextWindowOf('anthropic', 'claude-mythos-5')).toBeNull()
    expect(contextWindowOf('anthropic', 'claude-opus-4-8-turbo')).toBeNull()
    expect(contextWindowOf(null, '')).toBeNull()
  })

  it('has sizes of models that have a price, in whole tokens', () => {
    const priced = new Set(currentSnapshot().rows.map((row) => `${row.provider}/${row.model}`))
    const upstream = UPSTREAM_WINDOWS.trim()
      .split('\n')
      .flatMap((line) => {
        const [provider, tokens, ...models] = line.split(' ')
        return models.map((model) => ({ provider, model, tokens: Number(tokens) }))
      })
    expect(upstream.length).toBeGreaterThan(500)
    for (const { provider, model, tokens } of [...upstream, ...MANUAL_WINDOWS]) {
      expect(priced, model).toContain(`${provider}/${model}`)
      expect(Number.isInteger(tokens) && tokens >= 500, model).toBe(true)
    }
  })
})
