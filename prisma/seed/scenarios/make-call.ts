import type { UsageEvent } from '../../../lib/domain/usage/usage-event'
import type { SeededRandom } from './seeded-random'

export type Agent = 'claude-code' | 'codex' | 'gemini-cli'

export interface CallPlan {
  agent: Agent
  /** The how-manieth of its session: the context that is read from the cache grows with it. */
  call: number
  random: SeededRandom
  /** From a time whose transcripts did not hold the whole output of each call. */
  isOld: boolean
}

type Call = Pick<UsageEvent, 'model' | 'inputTokens' | 'outputTokens' | 'latencyMs'> & Partial<UsageEvent>

/** What one call of an agent used. */
export function makeCall(plan: CallPlan): Call {
  const outputTokens =
    plan.random.between(150, 1_200) + (plan.random.chance(0.2) ? plan.random.between(500, 4_000) : 0)
  const latencyMs = 1_200 + outputTokens * plan.random.between(9, 16)
  return { ...ofAgent(plan, outputTokens), latencyMs }
}

function ofAgent({ agent, call, random, isOld }: CallPlan, outputTokens: number): Omit<Call, 'latencyMs'> {
  const context = 24_000 + call * random.between(4_000, 8_000)
  if (agent === 'codex') {
    return {
      model: 'gpt-5.5',
      inputTokens: random.between(900, 6_000),
      cacheReadTokens: call === 0 ? 0 : context,
      outputTokens,
      reasoningTokens: Math.floor(outputTokens * 0.4),
    }
  }
  if (agent === 'gemini-cli') {
    // A preview whose price nobody has published: shown as unpriced, never as free.
    const model = random.chance(0.04) ? 'atlas-code-preview' : 'gemini-3.1-pro-preview'
    const cacheReadTokens = call === 0 ? 0 : Math.floor(context * 0.8)
    return { model, inputTokens: random.between(2_000, 9_000), cacheReadTokens, outputTokens }
  }
  const isSidechain = random.chance(0.15)
  const isLowerBound = isOld && random.chance(0.08)
  const written = call === 0 ? 24_000 : random.between(1_500, 11_000)
  const isLongLived = random.chance(0.25)
  return {
    model: isSidechain ? 'claude-haiku-4-5' : random.chance(0.35) ? 'claude-opus-4-8' : 'claude-sonnet-5',
    isSidechain,
    inputTokens: random.between(3, 400),
    cacheReadTokens: call === 0 ? 0 : context,
    cacheWrite5mTokens: isLongLived ? 0 : written,
    cacheWrite1hTokens: isLongLived ? written : 0,
    outputTokens: isLowerBound ? random.between(1, 8) : outputTokens,
    quality: isLowerBound ? 'lower_bound' : 'measured',
  }
}
