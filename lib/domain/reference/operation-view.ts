/** A parameter as the reference shows it. */
export interface ParameterView {
  name: string
  in: 'path' | 'query' | 'header'
  description: string
  /** The text of a TypeScript type. */
  type: string
  isRequired: boolean
  /** Given more than once: any of them. */
  isRepeated: boolean
  example: string | null
}

export interface BodyView {
  /** Media types, the one of the example first. */
  types: readonly string[]
  /** The text of a TypeScript type; null where it is a file. */
  type: string | null
  example: unknown
}

export interface AnswerView {
  status: string
  description: string
  /** Media types; none where there is no body. */
  types: readonly string[]
  /** The text of the JSON's TypeScript type; null where there is none. */
  type: string | null
}

/** An operation of the API as the reference shows it. */
export interface OperationView {
  id: string
  method: string
  /** With `{name}` for a parameter. */
  path: string
  summary: string
  description: string | null
  /** What a key needs; `owner`: a signed-in owner, and no key does; null: no key. */
  scope: string | null
  parameters: readonly ParameterView[]
  body: BodyView | null
  answers: readonly AnswerView[]
  errors: readonly string[]
}

export interface OperationGroup {
  name: string
  operations: readonly OperationView[]
}
