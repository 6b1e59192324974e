import { openapiDocument } from './document'
import type { JsonSchema } from './type-text'

type Content = Record<string, { schema?: JsonSchema }>

/** An operation as the document describes it, with where it is asked. */
export interface Described {
  path: string
  method: string
  operationId: string
  summary: string
  tags: readonly [string]
  description?: string
  parameters?: readonly {
    name: string
    in: 'path' | 'query' | 'header'
    description: string
    required?: boolean
    schema: JsonSchema
    example?: string | number
  }[]
  requestBody?: { content: Content }
  responses: Record<string, { $ref?: string; description: string; content?: Content }>
}

/** Every operation of the API's document, in its order. */
export function describedOperations(): Described[] {
  const { paths } = JSON.parse(JSON.stringify(openapiDocument())) as {
    paths: Record<string, Record<string, Omit<Described, 'path' | 'method'>>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...operation,
    })),
  )
}
