import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const require = createRequire(import.meta.url)

// What a build is made of. tsconfig.json is not among it: `next build` writes to it.
const sources = [
  'app',
  'components',
  'lib',
  'worker',
  'cli',
  'bin',
  'public',
  'prisma',
  'package-lock.json',
  'package.json',
]
const settings = [
  'next.config.js',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'mdx-components.tsx',
]
const generated = path.join('lib', 'data', 'generated')

/** Builds the bundles, and the pages where asked, unless those there were made from just these sources. */
export async function buildIfStale({ withPages }) {
  const bundlesHash = hashSources()
  if (!isCurrent('dist', bundlesHash) || !existsSync(path.join(root, generated))) {
    if (!(await run([path.join(root, 'cli', 'prepare.mjs')]))) return false
    keepStamp('dist', bundlesHash)
  }
  if (!withPages || isCurrent('.next', bundlesHash)) return true
  console.log('Building the pages; this takes a minute, once.')
  rmSync(stampFile('.next'), { force: true })
  const next = path.join(path.dirname(require.resolve('next/package.json')), 'dist', 'bin', 'next')
  if (!(await run([next, 'build']))) return false
  keepStamp('.next', bundlesHash)
  return true
}

function hashSources() {
  const hash = createHash('sha256').update(process.version)
  for (const entry of [...sources, ...settings]) addToHash(hash, entry)
  return hash.digest('hex')
}

function addToHash(hash, relative) {
  const file = path.join(root, relative)
  if (relative === generated || /\.test\.tsx?$/.test(relative) || !existsSync(file)) return
  const entries = readdirOrNull(file)
  if (entries) for (const entry of entries.sort()) addToHash(hash, path.join(relative, entry))
  else hash.update(`${relative}\0`).update(readFileSync(file)).update('\0')
}

function readdirOrNull(file) {
  try {
    return readdirSync(file)
  } catch (error) {
    if (error.code === 'ENOTDIR') return null
    throw error
  }
}

function stampFile(folder) {
  return path.join(root, folder, 'outlay-build-stamp')
}

function isCurrent(folder, hash) {
  return existsSync(stampFile(folder)) && readFileSync(stampFile(folder), 'utf8') === hash
}

function keepStamp(folder, hash) {
  mkdirSync(path.join(root, folder), { recursive: true })
  writeFileSync(stampFile(folder), hash)
}

// The build's own words are shown only when it fails.
function run(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    const end = () => child.kill('SIGTERM')
    process.once('SIGINT', end).once('SIGTERM', end)
    child.on('close', (code, signal) => {
      process.off('SIGINT', end).off('SIGTERM', end)
      if (signal) process.exit(0)
      if (code !== 0) console.error(`${output}\nOutlay could not be built.`)
      resolve(code === 0)
    })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exit((await buildIfStale({ withPages: true })) ? 0 : 1)
