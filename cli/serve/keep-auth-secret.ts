import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../../lib/data/start-error'

/** The secret that signs sessions: made once, kept in the data directory for its owner's eyes only. */
export function keepAuthSecret(dataDir: string): string {
  const file = path.join(dataDir, 'auth-secret')
  if (!existsSync(file)) {
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    try {
      linkSync(partial, file)
    } finally {
      rmSync(partial, { force: true })
    }
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= 32) return secret
  throw new StartError(
    `The secret in ${file} is too short to be safe: restore it from a backup, or delete the file and everyone signs in again.`,
  )
}
