import { describe, expect, it } from 'vitest'
import { exampleValues, requestAddress } from './request-address'

const inPath = { name: 'id', in: 'path' as const }
const inQuery = (name: string) => ({ name, in: 'query' as const })

describe('requestAddress', () => {
  it('escapes what stands in the path and in the query', () => {
    expect(
      requestAddress('/runs/{id}/results', [inPath, inQuery('task')], { id: 'a/b c', task: 'x&y' }),
    ).toBe('/runs/a%2Fb%20c/results?task=x%26y')
  })

  it('leaves out what has no value, headers, and what is no parameter', () => {
    const parameters = [inQuery('from'), inQuery('to'), { name: 'Idempotency-Key', in: 'header' as const }]
    expect(requestAddress('/spend', parameters, { from: '', 'Idempotency-Key': 'k', other: 'x' })).toBe(
      '/spend',
    )
  })
})

describe('exampleValues', () => {
  it('has those that there are', () => {
    const one = {
      in: 'query',
      description: '',
      type: 'string',
      isRequired: false,
      isRepeated: false,
    } as const
    expect(
      exampleValues([
        { ...one, name: 'from', example: '2026-06-01' },
        { ...one, name: 'cursor', example: null },
      ]),
    ).toEqual({ from: '2026-06-01' })
  })
})
