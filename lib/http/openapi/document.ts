import { z } from 'zod'
import packageJson from '../../../package.json'
import { problemSchema } from './answer-parts'
import type { Answer, Operation, Parameter } from './operation'
import { OPERATIONS } from './operations'

type Json = Record<string, unknown>

const PROBLEM = 'application/problem+json'
/** What a status of an error means. */
export const ERRORS: Readonly<Record<number, string>> = {
  400: 'What was sent does not fit; each bad field is named.',
  401: 'No key, or one that is not valid.',
  403: 'The key lacks the scope, or the person the role.',
  404: 'There is nothing of this id.',
  409: 'It stands against what is there.',
  413: 'More than a request may hold.',
  422: 'It can be read, and not kept.',
  429: 'Too many requests; Retry-After says when.',
  503: 'The database does not answer at the moment.',
}

let made: Json | undefined

/** The API as OpenAPI 3.1; the schemas of bodies are those that validate. */
export function openapiDocument(): Json {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Outlay',
      version: packageJson.version,
      description:
        'What a team spends on AI coding agents and model APIs. Money is decimal text in US dollars, exact; null where it is unknown. Days are those of a time zone; instants are ISO 8601. Lists have `data` and `next_cursor`, reports have `rows`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API key (Settings → API keys) with the scope that the operation names: ingest, read or admin. A signed-in session does too.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'outlay.session',
          description: 'The session of a signed-in member, in the browser. No key will do.',
        },
      },
      responses: Object.fromEntries(
        Object.entries(ERRORS).map(([status, description]) => [
          `E${status}`,
          { description, content: { [PROBLEM]: { schema: { $ref: '#/components/schemas/Problem' } } } },
        ]),
      ),
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
    },
  }
  return made
}

function pathsOf(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    paths[operation.path] = path
    path[operation.method] = operationJson(operation)
  }
  return paths
}

/** The statuses that an operation may answer with in error. */
export function errorsOf({ scope, errors = [] }: Operation): number[] {
  return [400, 401, ...(scope === null ? [] : [403]), ...errors, 429, 503].sort()
}

function securityOf(scope: Operation['scope']): Json[] {
  if (scope === null) return []
  return scope === 'owner' || scope === 'member' ? [{ session: [] }] : [{ key: [scope] }]
}

function operationJson(operation: Operation): Json {
  const { id, tag, summary, description, scope, parameters = [], body, answers } = operation
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: securityOf(scope),
    ...(parameters.length > 0 && { parameters: parameters.map(parameterJson) }),
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          (body.types ?? ['application/json']).map((type) => [
            type,
            {
              ...(body.schema && /json$/.test(type) && { schema: jsonSchema(body.schema, 'input') }),
              ...(/json$/.test(type) && { example: body.example }),
            },
          ]),
        ),
      },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerJson(answer)])),
      ...Object.fromEntries(
        errorsOf(operation).map((status) => [status, { $ref: `#/components/responses/E${status}` }]),
      ),
    },
  }
}

function parameterJson({
  name,
  in: place,
  description,
  schema,
  isRequired,
  example,
  examples,
  isRepeated,
}: Parameter): Json {
  const one = jsonSchema(schema, 'input')
  return {
    name,
    in: place,
    description,
    ...(isRequired && { required: true }),
    ...(isRepeated
      ? { schema: { type: 'array', items: one }, style: 'form', explode: true }
      : { schema: one }),
    ...(example !== undefined && { example }),
    ...(examples && {
      examples: Object.fromEntries(
        Object.entries(examples).map(([called, value]) => [called, { value: isRepeated ? [value] : value }]),
      ),
    }),
  }
}

function answerJson({ description, schema, files = [] }: Answer): Json {
  const content = {
    ...(schema && { 'application/json': { schema: jsonSchema(schema, 'output') } }),
    ...Object.fromEntries(files.map((type) => [type, {}])),
  }
  return { description, ...(Object.keys(content).length > 0 && { content }) }
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as Json
  return json
}
