/** What a JSON schema of the document may hold of what a type says. */
export interface JsonSchema {
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  items?: JsonSchema
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  additionalProperties?: boolean | JsonSchema
  description?: string
}

/** A schema as the text of a TypeScript type; what no type can say (a length, a pattern) is left out. */
export function typeText(schema: JsonSchema, indent = ''): string {
  const { type, anyOf, items, properties, additionalProperties: more } = schema
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const either = anyOf ?? (Array.isArray(type) ? type.map((one: string) => ({ ...schema, type: one })) : null)
  if (either) return [...new Set(either.map((one) => typeText(one, indent)))].join(' | ')
  if (type === 'array') return arrayText(items ?? {}, indent)
  if (properties && Object.keys(properties).length > 0) return objectText(schema, properties, indent)
  if (type === 'object')
    return typeof more === 'object' ? `Record<string, ${typeText(more, indent)}>` : 'Record<string, unknown>'
  if (type === 'integer') return 'number'
  return typeof type === 'string' ? type : 'unknown'
}

function arrayText(items: JsonSchema, indent: string): string {
  const item = typeText(items, indent)
  const isOneOfSeveral = items.enum !== undefined || items.anyOf !== undefined || Array.isArray(items.type)
  return isOneOfSeveral ? `(${item})[]` : `${item}[]`
}

function objectText(
  { required = [], additionalProperties: more }: JsonSchema,
  properties: Readonly<Record<string, JsonSchema>>,
  indent: string,
): string {
  const deeper = `${indent}  `
  const lines = Object.entries(properties).flatMap(([name, schema]) => [
    ...(schema.description ? [`${deeper}/** ${schema.description.replaceAll('*/', '* /')} */`] : []),
    `${deeper}${fieldName(name)}${required.includes(name) ? '' : '?'}: ${typeText(schema, deeper)}`,
  ])
  const others =
    typeof more === 'object' && Object.keys(more).length === 0 ? [`${deeper}[name: string]: unknown`] : []
  return `{\n${[...lines, ...others].join('\n')}\n${indent}}`
}

/** A name as a field of a type: in quotes where it has to be. */
export const fieldName = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
