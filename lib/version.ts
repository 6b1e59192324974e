import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The product's version, as its package says it. */
export function productVersion(): string {
  const read: { version?: string } = JSON.parse(readFileSync(path.resolve('package.json'), 'utf8'))
  return read.version ?? 'unknown'
}
