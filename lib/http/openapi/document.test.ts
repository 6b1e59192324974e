import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openapiDocument } from './document'
import { OPERATIONS } from './operations'
import { FILTERS } from './parameters'

const routes = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('/route.ts'))
  .flatMap((file) => {
    const route = `/api/v1/${file.replace(/\/route\.ts$/, '').replace(/\[(\w+)\]/g, '{$1}')}`
    const methods = readFileSync(`app/api/v1/${file}`, 'utf8').matchAll(
      /export (?:const|async function) (GET|POST|PUT|PATCH|DELETE)\b/g,
    )
    return [...methods].map(([, method = '']) => `${method.toLowerCase()} ${route}`)
  })

describe('openapiDocument', () => {
  it('has every operation that the product has, and no other', () => {
    expect(OPERATIONS.map((one) => `${one.method} ${one.path}`).sort()).toEqual([...routes].sort())
  })

  it('names each operation once, and each parameter of its path', () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length)
    for (const { path: place, parameters = [] } of OPERATIONS) {
      const named = [...place.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named)
    }
  })

  it('is plain JSON, of schemas without references that lead nowhere', () => {
    const text = JSON.stringify(openapiDocument())
    const document = JSON.parse(text)
    expect(document.openapi).toBe('3.1.0')
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, place = '']) => place)
    expect(references.length).toBeGreaterThan(100)
    for (const place of new Set(references)) {
      const found = place
        .split('/')
        .reduce<Record<string, unknown> | undefined>(
          (at, key) => at?.[key] as Record<string, unknown>,
          document,
        )
      expect(found, place).toBeDefined()
    }
  })

  it('what it says a parameter may be is taken by its schema', () => {
    const said = OPERATIONS.flatMap(({ id, parameters = [] }) =>
      parameters.flatMap(({ name, schema, example, examples = {} }) =>
        [...(example === undefined ? [] : [example]), ...Object.values(examples)]
          // In an address a number is text.
          .filter((one) => ![one, Number(one)].some((value) => schema.safeParse(value).success))
          .map((one) => `${id} ${name}=${one}`),
      ),
    )
    expect(said).toEqual([])
    for (const { name, isRepeated, examples } of FILTERS)
      expect([name, isRepeated, Object.keys(examples ?? {})]).toEqual([name, true, ['one', 'none']])
  })

  it('bodies are the schemas that validate: examples pass them', () => {
    for (const { id, body } of OPERATIONS) {
      if (!body?.schema) continue
      const parsed = body.schema.safeParse(body.example)
      expect([id, parsed.error?.issues ?? []]).toEqual([id, []])
    }
  })
})
