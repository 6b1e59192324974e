// After `npm install`, without network: Prisma's client and the bundles that bin/outlay and `npm start` run.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const prisma = path.join(
  path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')),
  'build/index.js',
)

// Generating needs no schema engine, and naming one keeps Prisma from downloading it.
const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}
const generated = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
  cwd: root,
  env,
  encoding: 'utf8',
})
if (generated.status !== 0) {
  process.stderr.write(`${generated.stdout}${generated.stderr}\nOutlay could not generate Prisma's client.\n`)
  process.exit(1)
}
await import('./build.mjs')
