import { expect, it } from 'vitest'
import { flatCells } from './flat-cells'

it('is one cell a field, whatever the field holds', () => {
  const fields = {
    id: 'a',
    count: 0,
    is_paused: false,
    none: null,
    models: ['a', 'b'],
    nothing: [],
    filters: { project: ['web'] },
    mapping: {},
    steps: [{ a: 1 }],
  }
  expect(flatCells(fields)).toEqual({
    id: 'a',
    count: 0,
    is_paused: 'false',
    none: null,
    models: 'a; b',
    nothing: null,
    filters: '{"project":["web"]}',
    mapping: null,
    steps: '[{"a":1}]',
  })
})
