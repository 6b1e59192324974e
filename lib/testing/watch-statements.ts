import { Client } from 'pg'
import { afterAll, expect } from 'vitest'
import { ASKED_OF_ALL, isDistributed, LOCAL_TABLES, READ_ACROSS_ORGANIZATIONS } from './distribution'
import { queued } from './queued'
import { type PlanNode, scannedTables, scansWithoutOrganization } from './scans-without-organization'

// Every statement that a test makes the product send is planned once more, by a role that policies do not bind: what
// names the organization then is the statement itself. So each file of tests holds what it runs to the rule that no
// query of a distributed table goes without its organization.

interface Statement {
  text: string
  values: unknown[]
}

const seen = new Set<string>()
const faults: string[] = []
/** Whether a connection's transaction has an organization; none where the product has not begun one. */
const hasOrganization = new WeakMap<Client, boolean>()
const send = Client.prototype.query as (this: Client, ...args: unknown[]) => unknown

Client.prototype.query = function watched(this: Client, ...args: unknown[]) {
  const statement = readStatement(args)
  if (statement) {
    noteTransaction(this, statement)
    const isInside = hasOrganization.get(this)
    if (isInside !== undefined && isNew(statement, isInside) && isOfProduct())
      return queued(() => {
        planAgain(this, statement, isInside)
        return send.apply(this, args)
      })
  }
  return send.apply(this, args)
} as typeof Client.prototype.query

afterAll(() => {
  expect(faults, 'statements that could not be sent to one organization’s node').toEqual([])
})

function readStatement([config, values]: unknown[]): Statement | null {
  if (typeof config === 'string') return { text: config, values: Array.isArray(values) ? values : [] }
  // What submits itself is COPY, into or from a temporary table or a query that was planned elsewhere.
  if (typeof config !== 'object' || config === null || 'submit' in config) return null
  const { text, values: own } = config as { text?: unknown; values?: unknown }
  if (typeof text !== 'string') return null
  return { text, values: Array.isArray(own) ? own : Array.isArray(values) ? values : [] }
}

function noteTransaction(client: Client, { text, values }: Statement): void {
  if (/^\s*(BEGIN|START|COMMIT|ROLLBACK)\b(?! TO)/i.test(text)) hasOrganization.delete(client)
  else if (/set_config\('outlay\.organization', \$1/.test(text))
    hasOrganization.set(client, values[0] !== '' && values[0] !== '0')
}

function isNew({ text }: Statement, isInside: boolean): boolean {
  const key = `${isInside} ${text}`
  if (
    !/^\s*(WITH|SELECT|INSERT|UPDATE|DELETE|DECLARE)\b/i.test(text) ||
    seen.has(key) ||
    text in ASKED_OF_ALL
  )
    return false
  seen.add(key)
  return true
}

/** Not what a test itself asks the database. */
function isOfProduct(): boolean {
  const [nearest] = (new Error().stack ?? '')
    .split('\n')
    .slice(1)
    .filter((line) => !/node_modules|node:|watch-statements|lib\/data\/database\.ts|pg-pool/.test(line))
  return nearest === undefined || !/\.test\.ts|lib\/testing\//.test(nearest)
}

function planAgain(client: Client, { text, values }: Statement, isInside: boolean): void {
  const query = text.replace(/^\s*DECLARE\b.*?\bCURSOR FOR\b/is, '')
  const quietly = (answer: unknown): void => {
    ;(answer as Promise<unknown>).catch(() => undefined)
  }
  quietly(send.call(client, 'SAVEPOINT watched'))
  // Who has signed in is a superuser here; the savepoint gives the application's role back.
  quietly(send.call(client, 'SET LOCAL ROLE NONE'))
  const planned = send.call(client, `EXPLAIN (VERBOSE, FORMAT JSON) ${query}`, values) as Promise<{
    rows: { 'QUERY PLAN': { Plan: PlanNode }[] }[]
  }>
  quietly(
    planned.then(({ rows }) => {
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
      if (plan) faults.push(...faultsOf(plan, isInside).map((fault) => `${fault}: ${text}`))
    }),
  )
  quietly(send.call(client, 'ROLLBACK TO SAVEPOINT watched'))
  quietly(send.call(client, 'RELEASE SAVEPOINT watched'))
}

function faultsOf(plan: PlanNode, isInside: boolean): string[] {
  const tables = scannedTables(plan)
  const local = tables.filter((table) => table in LOCAL_TABLES)
  const distributed = tables.filter(isDistributed)
  return [
    ...(local.length > 0 && distributed.length > 0
      ? [`${local.join(', ')} is joined with ${distributed.join(', ')}`]
      : []),
    ...(isInside
      ? scansWithoutOrganization(plan)
      : distributed
          .filter((table) => !(table in READ_ACROSS_ORGANIZATIONS))
          .map((table) => `${table} is read where no organization is known`)),
  ]
}
