import { expect, it } from 'vitest'
import { NEUTRAL_DEFAULTS } from './estimate-defaults'
import { estimateInputSchema } from './estimate-input'
import { resolveAssumptions } from './resolve-assumptions'

function cases(body: object, defaults = NEUTRAL_DEFAULTS) {
  const all = resolveAssumptions(estimateInputSchema.parse(body), defaults)
  return Object.fromEntries(all.map(({ name, low, middle, high }) => [name, [low, middle, high]]))
}

it.each([
  ['nothing: one interaction', {}, [1, 1, 1]],
  ['eight resources', { resources: 8 }, [40, 80, 120]],
  ['screens may take more', { resources: 8, type: 'web_front_end' }, [40, 80, 160]],
  ['five endpoints are a resource', { endpoints: 40 }, [40, 80, 120]],
  [
    'a concern counts once, tests too',
    { resources: 1, auth: true, logging: true, tests: true },
    [20, 40, 60],
  ],
  [
    'a rule of one’s own',
    { resources: 8, auth: true, interactions_per_resource: 3, interactions_per_concern: 1 },
    [25, 25, 25],
  ],
  ['given beats the rule', { resources: 8, interactions: 7 }, [7, 7, 7]],
])('%s', (_, body, interactions) => {
  expect(cases(body).interactions).toEqual(interactions)
})

it('doubles the default output by tests and widens the default input by the data model, never what is given', () => {
  expect(cases({ tests: true }).output_tokens).toEqual([1_250, 5_000, 10_000])
  expect(cases({ tests: true, output_tokens: 5_000 }).output_tokens).toEqual([5_000, 5_000, 5_000])
  expect(cases({ data_model: 'related' }).input_tokens).toEqual([15_625, 37_500, 100_000])
  expect(cases({ data_model: 'complex', input_tokens: 9 }).input_tokens).toEqual([9, 9, 9])
  expect(cases({ data_model: 'flat' })).toEqual(cases({}))
})

it('takes measured defaults as they are, before the size but after what is given', () => {
  const own = (middle: number) => ({ low: 1, middle, high: 100, source: 'own runs' })
  const measured = {
    ...NEUTRAL_DEFAULTS,
    ...{
      interactions: own(30),
      inputTokens: own(40),
      outputTokens: own(50),
      testsOutput: null,
      context: null,
    },
  }
  expect(cases({ tests: true, data_model: 'complex' }, measured)).toMatchObject({
    interactions: [1, 30, 100],
    input_tokens: [1, 40, 100],
    output_tokens: [1, 50, 100],
  })
  expect(cases({ resources: 2 }, measured).interactions).toEqual([1, 30, 100])
  expect(cases({ resources: 2, interactions: 7 }, measured).interactions).toEqual([7, 7, 7])
})
