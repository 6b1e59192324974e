import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type ProductPart, startPart } from './product-part'
import type { RunningProduct } from './running-product'

const STATEMENT = /LOG: {2}(?:statement|execute [^:]*): (.*)/g

export interface Statements {
  all: number
  transactions: number
}

/** A web process whose connections, and no others, tell PostgreSQL's log every statement. */
export async function startTellingWeb(product: RunningProduct): Promise<ProductPart> {
  const options = encodeURIComponent('-c log_statement=all')
  return startPart('web', product, `${product.databaseUrl}?options=${options}`)
}

/** What was asked of the database while `work` ran. */
export async function countStatements(
  product: RunningProduct,
  work: () => Promise<unknown>,
): Promise<Statements> {
  const log = path.join(product.dataDir, 'postgres', 'server.log')
  const before = readFileSync(log).length
  await work()
  const said = readFileSync(log).subarray(before).toString()
  const texts = [...said.matchAll(STATEMENT)].map(([, text = '']) => text)
  return { all: texts.length, transactions: texts.filter((text) => /^BEGIN/i.test(text)).length }
}
