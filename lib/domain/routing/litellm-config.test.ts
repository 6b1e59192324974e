import { describe, expect, it } from 'vitest'
import { judgeModel } from './judge-model'
import { litellmConfig } from './litellm-config'
import { modelEvidence } from './model-evidence'
import { type ExportedRoute, litellmModel } from './route-export'
import { STANDARD_RULE } from './routing-rule'

const FACTS = {
  contextWindow: null,
  peakRequestsPerMinute: null,
  requestsPerMinuteLimit: null,
  medianLatencyMs: null,
}
const route = judgeModel(modelEvidence('m', []), FACTS, STANDARD_RULE)
const exported = (name: string, model: string, fallbacks: string[] = []): ExportedRoute => ({
  name,
  route,
  model,
  requestsPerMinuteLimit: null,
  fallbacks: fallbacks.map((one) => ({ model: one, requestsPerMinuteLimit: 9 })),
})

const linesOf = (text: string) => text.split('\n').filter((line) => !line.startsWith('#') && line !== '')

describe('a LiteLLM configuration', () => {
  it('lets no name out of its quotes, whatever it holds', () => {
    const name = 'a": x\n- b: #\u0085\u2028'
    expect(linesOf(litellmConfig([exported(name, 'm')]))).toEqual([
      'model_list:',
      String.raw`  - model_name: "a\": x\n- b: #\u0085\u2028"`,
      '    litellm_params:',
      '      model: "m"',
    ])
  })

  it('names a fallback once, and apart from a kind of work that is called as the model', () => {
    const config = litellmConfig([exported('x', 'a', ['b']), exported('b', 'a', ['b'])])
    expect(linesOf(config).slice(-9)).toEqual([
      '      model: "a"',
      '  - model_name: "b (model)"',
      '    litellm_params:',
      '      model: "b"',
      '      rpm: 9',
      'router_settings:',
      '  fallbacks:',
      '    - "x": ["b (model)"]',
      '    - "b": ["b (model)"]',
    ])
  })
})

it.each([
  [null, 'claude-haiku-4-5', 'anthropic/claude-haiku-4-5'],
  [null, 'claude-sonnet-4-6[1m]', 'anthropic/claude-sonnet-4-6'],
  ['vertex', 'gemini-2.5-pro', 'gemini/gemini-2.5-pro'],
  ['bedrock', 'anthropic.claude-x', 'bedrock/anthropic.claude-x'],
  ['openrouter', 'openrouter/z', 'openrouter/z'],
  [null, 'nobody-knows', 'nobody-knows'],
  ['our-gateway', 'm', 'm'],
])('%s serves %s: %s', (provider, model, named) => {
  expect(litellmModel(provider, model)).toBe(named)
})
