import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import packageJson from '../../../package.json'

export interface PushProgram {
  plain: Buffer
  gzipped: Buffer
}

let known: Promise<PushProgram> | undefined

/** The command line as one file that needs only Node: what a machine without a clone sends its logs with. */
export function readPushProgram(): Promise<PushProgram> {
  known ??= read().catch((error: unknown) => {
    known = undefined
    throw error
  })
  return known
}

async function read(): Promise<PushProgram> {
  const program = await readBundle()
  const head = `#!/usr/bin/env node\nprocess.env.OUTLAY_VERSION ??= ${JSON.stringify(packageJson.version)};\n`
  const plain = Buffer.concat([Buffer.from(head), program])
  return { plain, gzipped: await promisify(gzip)(plain) }
}

// Beside the running server's own bundle, wherever it was started from; under `npm run dev` in the project.
async function readBundle(): Promise<Buffer> {
  const beside = path.join(path.dirname(process.argv[1] ?? ''), 'outlay.mjs')
  return readFile(/* turbopackIgnore: true */ beside).catch(() =>
    readFile(/* turbopackIgnore: true */ path.join(process.cwd(), 'dist', 'outlay.mjs')),
  )
}
