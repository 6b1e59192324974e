import type {
  AnswerView,
  BodyView,
  OperationGroup,
  OperationView,
} from '../../domain/reference/operation-view'
import { type Described, describedOperations } from './described'
import type { Operation } from './operation'
import { OPERATIONS } from './operations'
import { typeText } from './type-text'

const JSON_TYPE = 'application/json'

/** The API's document as its reference shows it: operations by group, schemas as types. */
export function apiReference(): OperationGroup[] {
  const operations = new Map(OPERATIONS.map((one) => [one.id, one]))
  const views = describedOperations().map((described) => ({
    group: described.tags[0],
    view: operationView(described, operations.get(described.operationId)),
  }))
  return [...new Set(views.map(({ group }) => group))].map((name) => ({
    name,
    operations: views.filter(({ group }) => group === name).map(({ view }) => view),
  }))
}

function operationView(described: Described, operation: Operation | undefined): OperationView {
  const { operationId, method, path, summary, description, parameters = [], responses } = described
  return {
    id: operationId,
    method,
    path,
    summary,
    description: description ?? null,
    scope: operation?.scope ?? null,
    parameters: parameters.map(({ name, in: place, description, required, schema, example }) => {
      const isRepeated = schema.type === 'array'
      return {
        name,
        in: place,
        description,
        type: typeText(isRepeated ? (schema.items ?? {}) : schema),
        isRequired: required === true,
        isRepeated,
        example: example === undefined ? null : String(example),
      }
    }),
    body: bodyView(described, operation?.body?.example),
    answers: Object.entries(responses)
      .filter(([, { $ref }]) => $ref === undefined)
      .map(([status, answer]) => answerView(status, answer)),
    errors: Object.keys(responses).filter((status) => responses[status]?.$ref !== undefined),
  }
}

function bodyView({ requestBody }: Described, example: unknown): BodyView | null {
  if (!requestBody) return null
  const schema = requestBody.content[JSON_TYPE]?.schema
  return {
    types: Object.keys(requestBody.content),
    type: schema ? typeText(schema) : null,
    example,
  }
}

function answerView(
  status: string,
  { description, content = {} }: Described['responses'][string],
): AnswerView {
  const schema = content[JSON_TYPE]?.schema
  return { status, description, types: Object.keys(content), type: schema ? typeText(schema) : null }
}
