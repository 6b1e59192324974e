import { type Described, describedOperations } from './described'
import { fieldName, typeText } from './type-text'

/** `docs/client/operations.ts`: the types of every operation of the API, and where it is asked. */
export function clientModule(): string {
  const all = describedOperations()
  return [
    '// Written by `npm run client` from the API’s document. Change that instead.',
    '',
    'export interface Operations {',
    ...all.map(
      (operation) =>
        `  /** ${operation.summary}. \`${operation.method} ${operation.path}\` */\n  ${operation.operationId}: ${operationText(operation)}`,
    ),
    '}',
    '',
    'export const ROUTES: Readonly<Record<keyof Operations, readonly [method: string, path: string]>> = {',
    ...all.map(({ method, path, operationId }) => `  ${operationId}: ['${method}', '${path}'],`),
    '}',
    '',
  ].join('\n')
}

function operationText({ parameters = [], requestBody, responses }: Described): string {
  const body = requestBody && bodyText(requestBody.content)
  const lines = [
    ...(['path', 'query'] as const).flatMap((place) => {
      const here = parameters.filter((one) => one.in === place)
      const isNeeded = here.some(({ required }) => required)
      return here.length > 0 ? [`    ${place}${isNeeded ? '' : '?'}: {\n${parametersText(here)}\n    }`] : []
    }),
    ...(body ? [`    body: ${body}`] : []),
    `    answer: ${answerText(responses)}`,
  ]
  return `{\n${lines.join('\n')}\n  }`
}

function parametersText(parameters: NonNullable<Described['parameters']>): string {
  return parameters
    .map(({ name, required, schema, description }) => {
      const one = schema.type === 'array' && schema.items ? typeText(schema.items) : typeText(schema)
      const type = schema.type === 'array' ? `${one} | readonly (${one})[]` : one
      return `      /** ${description} */\n      ${fieldName(name)}${required ? '' : '?'}: ${type}`
    })
    .join('\n')
}

// A file is sent as it is: text, or bytes.
function bodyText(content: NonNullable<Described['requestBody']>['content']): string {
  const schema = content['application/json']?.schema
  const isFile = Object.keys(content).some((type) => type !== 'application/json')
  return [...(schema ? [typeText(schema, '    ')] : []), ...(isFile ? ['string | Uint8Array'] : [])].join(
    ' | ',
  )
}

/** What the JSON of a success is; nothing where there is no body, and unknown where it is a file only. */
function answerText(responses: Described['responses']): string {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const texts = good.map(([, { content }]) => {
    if (!content) return 'null'
    const schema = content['application/json']?.schema
    return schema ? typeText(schema, '    ') : 'string'
  })
  return texts.length > 0 ? [...new Set(texts)].join(' | ') : 'null'
}
