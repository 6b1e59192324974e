import { expect, it } from 'vitest'
import { assignColours } from './assign-colours'

const MODELS = [
  'claude-sonnet-4-6',
  'claude-opus-4-8',
  'gpt-5.5',
  'gemini-3.1-pro',
  'deepseek-chat',
  'grok-4',
  'a',
  'b',
]

it('gives eight names eight colours', () => {
  expect(new Set(assignColours(MODELS).values()).size).toBe(8)
})

it('does not look at the order', () => {
  const straight = assignColours(MODELS)
  for (const [name, colour] of assignColours([...MODELS].reverse())) expect(straight.get(name)).toBe(colour)
})

it('keeps a colour when a name that wants another slot comes', () => {
  const alone = assignColours(['gpt-5.5']).get('gpt-5.5')
  const others = MODELS.filter((name) => assignColours([name]).get(name) !== alone)
  expect(assignColours(['gpt-5.5', ...others.slice(0, 3)]).get('gpt-5.5')).toBe(alone)
})

it('tells a missing name from one called null', () => {
  expect(assignColours([null, 'null']).size).toBe(2)
})

it('repeats colours only beyond eight', () => {
  const colours = [...assignColours(Array.from({ length: 16 }, (_, at) => `n${at}`)).values()]
  for (const colour of new Set(colours)) expect(colours.filter((one) => one === colour)).toHaveLength(2)
})
