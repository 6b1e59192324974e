import { describe, expect, it } from 'vitest'
import type { OperationView } from './operation-view'
import { searchOperations } from './search-operations'

const operation = (id: string, method: string): OperationView => ({
  id,
  method,
  path: `/api/v1/${id}`,
  summary: 'One',
  description: null,
  scope: 'read',
  parameters: [],
  body: null,
  answers: [],
  errors: [],
})
const groups = [
  { name: 'Money', operations: [operation('spend', 'GET'), operation('budgets', 'POST')] },
  { name: 'Runs', operations: [operation('runs', 'GET')] },
]
const found = (search: string) =>
  searchOperations(groups, search).map(({ name, operations }) => [name, ...operations.map(({ id }) => id)])

describe('searchOperations', () => {
  it('keeps all without a word', () => expect(searchOperations(groups, '  ')).toBe(groups))

  it('wants every word, in any case, the group among what is searched', () => {
    expect(found('post')).toEqual([['Money', 'budgets']])
    expect(found('money GET')).toEqual([['Money', 'spend']])
    expect(found('get post')).toEqual([])
  })
})
