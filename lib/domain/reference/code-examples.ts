import type { OperationView } from './operation-view'
import { exampleValues, requestAddress } from './request-address'

export const LANGUAGES = ['curl', 'TypeScript', 'Python'] as const
export type Language = (typeof LANGUAGES)[number]

/** A request with an operation's examples as a program, which reads OUTLAY_URL and OUTLAY_API_KEY from the environment. */
export function codeExample(operation: OperationView, language: Language): string {
  if (language === 'curl') return curlExample(operation)
  return language === 'Python' ? pythonExample(operation) : typescriptExample(operation)
}

const addressOf = ({ path, parameters }: OperationView): string =>
  requestAddress(path, parameters, exampleValues(parameters))

const isText = (value: unknown): value is string => typeof value === 'string'

function curlExample(operation: OperationView): string {
  const { method, body, scope } = operation
  const data = body && (isText(body.example) ? body.example : JSON.stringify(body.example))
  return [
    `curl ${method === 'GET' || (method === 'POST' && body) ? '' : `-X ${method} `}"$OUTLAY_URL${addressOf(operation)}"`,
    ...(scope === null ? [] : ['-H "Authorization: Bearer $OUTLAY_API_KEY"']),
    ...(body ? [`-H 'Content-Type: ${body.types[0]}'`] : []),
    ...(data ? [`--data-binary '${data.replaceAll("'", `'\\''`)}'`] : []),
  ].join(' \\\n  ')
}

function typescriptExample(operation: OperationView): string {
  const { id, body } = operation
  const given = (place: 'path' | 'query') => {
    const pairs = operation.parameters
      .filter((one) => one.in === place && one.example !== null)
      .map(({ name, example, type }) => [name, type === 'number' ? Number(example) : example])
    return pairs.length === 0 ? {} : { [place]: Object.fromEntries(pairs) }
  }
  const isRaw = body && isText(body.example)
  const request = {
    ...given('path'),
    ...given('query'),
    ...(body && { body: body.example }),
    ...(isRaw && { contentType: body.types[0] }),
  }
  return `import { outlay } from './client/outlay'

const { OUTLAY_URL: url = '', OUTLAY_API_KEY: key = '' } = process.env
const { call } = outlay({ url, key })

const answer = await call('${id}', ${scriptText(request)})
console.log(answer)`
}

function pythonExample(operation: OperationView): string {
  const { method, body, scope } = operation
  const headers = [
    ...(scope === null ? [] : [`        "Authorization": f"Bearer {os.environ['OUTLAY_API_KEY']}",`]),
    ...(body ? [`        "Content-Type": "${body.types[0]}",`] : []),
  ]
  return [
    ...(body && !isText(body.example) ? ['import json'] : []),
    'import os',
    'from urllib.request import Request, urlopen',
    '',
    'request = Request(',
    `    os.environ["OUTLAY_URL"] + ${JSON.stringify(addressOf(operation))},`,
    `    method="${method}",`,
    ...(headers.length > 0 ? ['    headers={', ...headers, '    },'] : []),
    ...(body
      ? [
          `    data=${isText(body.example) ? pythonText(body.example) : `json.dumps(${pythonText(body.example, '    ')})`}.encode(),`,
        ]
      : []),
    ')',
    'with urlopen(request) as answer:',
    '    print(answer.read().decode())',
  ].join('\n')
}

/** JSON as a literal of TypeScript: names without quotes where they need none, texts in single ones. */
function scriptText(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:')
    .replace(/(: |^\s*)"((?:[^"\\']|\\[^"])*)"(?=,?$)/gm, "$1'$2'")
}

function pythonText(value: unknown, indent = ''): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const deeper = `${indent}    `
  const entries = Array.isArray(value)
    ? value.map((one) => `${deeper}${pythonText(one, deeper)},`)
    : Object.entries(value).map(
        ([name, one]) => `${deeper}${JSON.stringify(name)}: ${pythonText(one, deeper)},`,
      )
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return entries.length === 0 ? `${open}${close}` : `${open}\n${entries.join('\n')}\n${indent}${close}`
}
