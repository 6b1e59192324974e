import type { z } from 'zod'
import type { KeyScope } from '../../domain/members/caller'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface Parameter {
  name: string
  in: 'query' | 'path' | 'header'
  description: string
  schema: z.ZodType
  /** Path parameters are. */
  isRequired?: boolean
  example?: string | number
  /** More than one, by name, where no single one stands for what may be asked. */
  examples?: Readonly<Record<string, string>>
  /** Given more than once: any of them. */
  isRepeated?: boolean
}

/** What an answer of a status holds; no body where there is no schema and no type. */
export interface Answer {
  description: string
  schema?: z.ZodType
  /** Media types beside JSON. */
  files?: readonly string[]
}

/** One operation of the API, as its document has it and the contract test calls it. */
export interface Operation {
  method: Method
  /** With `{name}` for a parameter. */
  path: string
  tag: string
  id: string
  summary: string
  description?: string
  /** What a key needs; `owner`, `member`: one who is signed in, and no key does; null: no key. */
  scope: KeyScope | 'owner' | 'member' | null
  parameters?: readonly Parameter[]
  body?: {
    /** The schema that validates it. */
    schema?: z.ZodType
    types?: readonly string[]
    example: unknown
  }
  answers: Readonly<Record<number, Answer>>
  /** Which of 404, 409, 413 and 422 it may answer beside those that every operation may. */
  errors?: readonly (404 | 409 | 413 | 422)[]
}
