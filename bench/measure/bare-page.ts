import { execFileSync, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { projectRoot } from './bench-options'
import { untilAnswers } from './product-part'
import { freePort } from './running-product'

const directory = path.join(projectRoot, 'bench', 'peers', 'bare-page')
const next = path.join(
  path.dirname(createRequire(import.meta.url).resolve('next/package.json')),
  'dist/bin/next',
)

/** Builds and starts the peer of Overview: a dynamic page of the same Next that asks one question and writes a table. */
export async function startBarePage(
  databaseUrl: string,
): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: databaseUrl,
  }
  execFileSync(process.execPath, [next, 'build'], {
    cwd: directory,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const port = await freePort(4750)
  const child = spawn(process.execPath, [next, 'start', '--port', String(port)], {
    cwd: directory,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(`${url}/favicon.ico`)
  const stop = () => {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    return ended
  }
  return { url, stop }
}
