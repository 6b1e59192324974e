import { Client } from 'pg'
import { queued } from './queued'
import type { PlanNode } from './scans-without-organization'

export interface Planned {
  text: string
  plan: PlanNode
}

/** What PostgreSQL plans for each statement that `run` makes the product send: as its own role, with its own settings. */
export async function plansOf(run: () => Promise<unknown>): Promise<Planned[]> {
  const planned: Promise<Planned | null>[] = []
  const send = Client.prototype.query as (this: Client, ...args: unknown[]) => unknown
  Client.prototype.query = function planning(this: Client, ...args: unknown[]) {
    const [config, values] = args
    const text = typeof config === 'string' ? config : ''
    if (/^\s*(WITH|SELECT|DECLARE)\b/i.test(text) && !text.includes('set_config(')) {
      return queued(() => {
        // What cannot be planned must not end the transaction.
        ignore(send.call(this, 'SAVEPOINT planning'))
        const query = text.replace(/^\s*DECLARE\b.*?\bCURSOR FOR\b/is, '')
        const answer = send.call(
          this,
          `EXPLAIN (VERBOSE, FORMAT JSON) ${query}`,
          values,
        ) as Promise<Explained>
        planned.push(answer.then(({ rows }) => toPlanned(text, rows)))
        ignore(answer)
        ignore(send.call(this, 'ROLLBACK TO SAVEPOINT planning'))
        ignore(send.call(this, 'RELEASE SAVEPOINT planning'))
        return send.apply(this, args)
      })
    }
    return send.apply(this, args)
  } as typeof Client.prototype.query
  try {
    await run()
  } finally {
    Client.prototype.query = send as typeof Client.prototype.query
  }
  return (await Promise.all(planned)).filter((one) => one !== null)
}

interface Explained {
  rows: { 'QUERY PLAN': { Plan: PlanNode }[] }[]
}

function toPlanned(text: string, rows: Explained['rows']): Planned | null {
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  return plan ? { text, plan } : null
}

function ignore(answer: unknown): void {
  ;(answer as Promise<unknown>).catch(() => undefined)
}
