import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../data/embedded-postgres/start-embedded-postgres'

export type ThrowawayPostgres = { url: string; dispose: () => Promise<void> }

/** A PostgreSQL of its own in a temporary folder, which also ends when this process is killed. */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-test-'))
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  const watcher = spawn('/bin/sh', ['-c', watchScript, 'sh', String(process.pid), dataDir], {
    detached: true,
    stdio: 'ignore',
  })
  watcher.unref()
  return {
    url: server.url,
    dispose: async () => {
      watcher.kill('SIGKILL')
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

// SIGQUIT is PostgreSQL's immediate shutdown; nothing in a throwaway cluster is worth a slower one.
const watchScript =
  'while kill -0 "$1" 2>/dev/null; do sleep 1; done; kill -QUIT "$(head -1 "$2/postgres/data/postmaster.pid")"; sleep 1; rm -rf "$2"'
