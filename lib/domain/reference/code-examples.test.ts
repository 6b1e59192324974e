import { describe, expect, it } from 'vitest'
import { codeExample } from './code-examples'
import type { OperationView } from './operation-view'

const operation: OperationView = {
  id: 'putThing',
  method: 'PUT',
  path: '/api/v1/things/{id}',
  summary: 'Put a thing',
  description: null,
  scope: 'admin',
  parameters: [
    {
      name: 'id',
      in: 'path',
      description: '',
      type: 'string',
      isRequired: true,
      isRepeated: false,
      example: 'a/b',
    },
    {
      name: 'limit',
      in: 'query',
      description: '',
      type: 'number',
      isRequired: false,
      isRepeated: false,
      example: '20',
    },
  ],
  body: { types: ['application/json'], type: '{}', example: { name: "Ada's", on: true, none: null, n: [] } },
  answers: [],
  errors: [],
}

describe('codeExample', () => {
  it('in curl: an apostrophe does not end the body', () => {
    expect(codeExample(operation, 'curl')).toBe(
      [
        'curl -X PUT "$OUTLAY_URL/api/v1/things/a%2Fb?limit=20"',
        '-H "Authorization: Bearer $OUTLAY_API_KEY"',
        "-H 'Content-Type: application/json'",
        `--data-binary '{"name":"Ada'\\''s","on":true,"none":null,"n":[]}'`,
      ].join(' \\\n  '),
    )
  })

  it('in TypeScript: numbers are numbers, texts with an apostrophe keep their quotes', () => {
    const code = codeExample(operation, 'TypeScript')
    expect(code).toContain("path: {\n    id: 'a/b'\n  }")
    expect(code).toContain('limit: 20')
    expect(code).toContain('name: "Ada\'s"')
  })

  it('in Python: true, false and null are its own', () => {
    const code = codeExample(operation, 'Python')
    expect(code).toContain('"on": True,')
    expect(code).toContain('"none": None,')
    expect(code).toContain('"n": [],')
    expect(code).toContain('method="PUT"')
  })

  it('without a key where none is needed', () => {
    for (const language of ['curl', 'Python'] as const)
      expect(codeExample({ ...operation, scope: null }, language)).not.toContain('Authorization')
  })
})
