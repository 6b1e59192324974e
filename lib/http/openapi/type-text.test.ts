import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type JsonSchema, typeText } from './type-text'

const text = (schema: z.ZodType): string => typeText(z.toJSONSchema(schema) as JsonSchema)

describe('typeText', () => {
  it('says plain types, whole numbers as numbers', () => {
    expect([z.string(), z.int(), z.number(), z.boolean(), z.null()].map(text)).toEqual([
      'string',
      'number',
      'number',
      'boolean',
      'null',
    ])
  })

  it('says either of several once, constants and choices as they are', () => {
    expect(text(z.union([z.int(), z.number(), z.null()]))).toBe('number | null')
    expect(text(z.enum(['a', 'b']))).toBe('"a" | "b"')
    expect(text(z.literal(true))).toBe('true')
    expect(typeText({ type: ['string', 'null'] })).toBe('string | null')
  })

  it('puts choices of a list in parentheses, and no other', () => {
    expect(text(z.array(z.string().nullable()))).toBe('(string | null)[]')
    expect(text(z.array(z.object({ a: z.enum(['x', 'y']) })))).toBe('{\n  a: "x" | "y"\n}[]')
  })

  it('marks fields that may be left out, quotes names and keeps a comment from ending early', () => {
    const schema = z.object({ 'a-b': z.string().optional().describe('one */ two'), c: z.string() })
    expect(text(schema)).toBe('{\n  /** one * / two */\n  "a-b"?: string\n  c: string\n}')
  })

  it('says maps by what they hold, and what is not known as unknown', () => {
    expect(text(z.record(z.string(), z.int()))).toBe('Record<string, number>')
    expect(text(z.looseObject({ a: z.string() }))).toBe('{\n  a: string\n  [name: string]: unknown\n}')
    expect(typeText({})).toBe('unknown')
  })
})
