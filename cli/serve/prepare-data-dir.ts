import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../../lib/data/start-error'

/** Makes the data directory where there is none, and answers its absolute path once it is known to be writable. */
export function prepareDataDir(given: string): string {
  const dataDir = path.resolve(given)
  try {
    // Others may pass through, as PostgreSQL's user must, and see nothing.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    if (!statSync(dataDir).isDirectory()) throw new Error('it is not a folder')
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(
      `Outlay cannot keep its data in ${dataDir} (${reason}): open it to this user, or set OUTLAY_DATA_DIR to another folder.`,
    )
  }
  return dataDir
}
