export interface SchemaColumn {
  type: string
  isNullable: boolean
}

export interface SchemaTable {
  columns: Map<string, SchemaColumn>
  primaryKey: string[]
  /** Columns of unique constraints and indexes, as `unique a,b` or `index a,b`. */
  indexes: string[]
}

const TYPES: Record<string, string> = {
  Int: 'integer',
  BigInt: 'bigint',
  String: 'text',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
}

const NATIVE: [RegExp, string | ((match: RegExpExecArray) => string)][] = [
  [/@db\.Uuid/, 'uuid'],
  [/@db\.Timestamptz\(6\)/, 'timestamp with time zone'],
  [/@db\.Date\b/, 'date'],
  [/@db\.VarChar\((\d+)\)/, (match) => `character varying(${match[1]})`],
  [/@db\.Char\((\d+)\)/, (match) => `character(${match[1]})`],
  [/@db\.Decimal\((\d+), (\d+)\)/, (match) => `numeric(${match[1]},${match[2]})`],
]

/** The tables that schema.prisma describes, in the words of Postgres' catalogue. */
export function readPrismaSchema(text: string): Map<string, SchemaTable> {
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
    name,
    body: body ?? '',
  }))
  const names = new Set(models.map(({ name }) => name))
  return new Map(
    models.map(({ body }) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? ''
      return [table, readModel(body, names)] as const
    }),
  )
}

function readModel(body: string, models: ReadonlySet<string | undefined>): SchemaTable {
  const columns = new Map<string, SchemaColumn>()
  const nameOf = new Map<string, string>()
  const table: SchemaTable = { columns, primaryKey: [], indexes: [] }
  for (const [, field, base, suffix, rest] of body.matchAll(/^ {2}(\w+)\s+(\w+)(\[\]|\?)?([^\n]*)$/gm)) {
    if (!field || !base || models.has(base)) continue
    const column = /@map\("(\w+)"\)/.exec(rest ?? '')?.[1] ?? field
    nameOf.set(field, column)
    columns.set(column, {
      type: typeOf(base, rest ?? '') + (suffix === '[]' ? '[]' : ''),
      isNullable: suffix === '?',
    })
    if (/@id\b/.test(rest ?? '')) table.primaryKey = [column]
    if (/@unique\b/.test(rest ?? '')) table.indexes.push(`unique ${column}`)
  }
  for (const [, kind, fields] of body.matchAll(/^ {2}@@(id|unique|index)\(\[([^\]]*)\]/gm)) {
    const list = (fields ?? '')
      .split(',')
      .map((field) => nameOf.get(field.trim().replace(/\(.*/, '')) ?? `no field ${field}`)
    if (kind === 'id') table.primaryKey = list
    else table.indexes.push(`${kind} ${list.join(',')}`)
  }
  return table
}

function typeOf(base: string, rest: string): string {
  for (const [pattern, type] of NATIVE) {
    const match = pattern.exec(rest)
    if (match) return typeof type === 'string' ? type : type(match)
  }
  return TYPES[base] ?? `unknown ${base}`
}
