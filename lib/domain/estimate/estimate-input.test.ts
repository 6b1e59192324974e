import { expect, it } from 'vitest'
import { concernsOf, estimateInputSchema, unreadNames } from './estimate-input'

function problems(body: unknown): string[] {
  return estimateInputSchema.safeParse(body).error?.issues.map(({ path }) => path.join('.')) ?? []
}

it('takes numbers as JSON and as an address has them, and an empty text as not given', () => {
  const json = estimateInputSchema.parse({
    resources: 8,
    retry_factor: 3,
    tests: true,
    models: ['a', 'b', 'a'],
  })
  const address = estimateInputSchema.parse({
    ...{ resources: '8', retry_factor: '3', tests: '1', models: ['a', 'b'] },
    ...{ interactions: '', type: '', as_of: '', mix: '' },
  })
  expect(address).toEqual(json)
  expect(json).toMatchObject({
    resources: 8,
    interactions: null,
    type: null,
    as_of: null,
    mix: null,
    models: ['a', 'b'],
  })
})

it('takes concerns by name too', () => {
  const input = estimateInputSchema.parse({ concerns: ['logging', 'auth'], pagination: true })
  expect(concernsOf(input)).toEqual(['auth', 'pagination', 'logging'])
})

it.each([
  ['interactions', { interactions: -1 }],
  ['interactions', { interactions: 1.5 }],
  ['interactions', { interactions: 10_000_001 }],
  ['input_tokens', { input_tokens: 'many' }],
  ['retry_factor', { retry_factor: 0.5 }],
  ['retry_factor', { retry_factor: Number.POSITIVE_INFINITY }],
  ['cache_hit_rate', { cache_hit_rate: 1.01 }],
  ['batch_share', { batch_share: '0.1234567' }],
  ['type', { type: 'castle' }],
  ['data_model', { data_model: 'round' }],
  ['concerns.0', { concerns: ['beauty'] }],
  ['auth', { auth: 'perhaps' }],
  ['as_of', { as_of: '2026-02-30' }],
  ['endpoints', { resources: 1, endpoints: 1 }],
  ['models.0', { models: [''] }],
  ['mix', { mix: 'a=0.5,b=0.4' }],
  ['mix', { mix: 'a=0.5,a=0.5' }],
  ['mix.0.share', { mix: 'a' }],
  ['mix.0.share', { mix: [{ model: 'a' }] }],
  ['', []],
  ['', null],
])('names what is wrong: %s', (path, body) => {
  expect(problems(body)).toEqual([path])
})

it('splits a mix at the last equals sign, and its shares make exactly one', () => {
  expect(estimateInputSchema.parse({ mix: 'a=b=0.1, c:0=0.2,d=0.7' }).mix).toEqual([
    { model: 'a=b', share: '0.1' },
    { model: 'c:0', share: '0.2' },
    { model: 'd', share: '0.7' },
  ])
})

it('says which names it did not read', () => {
  expect(unreadNames({ resources: 1, retry_facter: 2 })).toEqual(['retry_facter'])
  expect(unreadNames(null)).toEqual([])
})
