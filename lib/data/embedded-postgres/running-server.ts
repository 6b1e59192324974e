import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'

export type RunningServer = { pid: number; port: number }

/** The server that postmaster.pid names, where that process lives and is a postgres; null otherwise. */
export function findRunningServer(clusterDir: string): RunningServer | null {
  const lines = readPidFile(clusterDir)
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !isPostgres(pid)) return null
  return { pid, port }
}

/** Whether postmaster.pid names what PostgreSQL would take for a live server and is none: a zombie, or a number used again. */
export function hasMisleadingPidFile(clusterDir: string): boolean {
  const pid = Number(readPidFile(clusterDir)[0])
  return Number.isInteger(pid) && pid > 0 && exists(pid) && !(isAlive(pid) && isPostgres(pid))
}

/** Whether the process runs; a zombie, which nobody has waited for, does not. */
export function isAlive(pid: number): boolean {
  if (!exists(pid)) return false
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return exists(pid)
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Asks backends that outlived their killed server to quit; they hold its shared memory. Linux only; elsewhere they are waited for. */
export function quitOrphanedBackends(clusterDir: string): void {
  if (process.platform !== 'linux') return
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry)
    if (!Number.isInteger(pid)) continue
    try {
      // Every backend works in the cluster's folder.
      if (readlinkSync(`/proc/${entry}/cwd`) === clusterDir && isPostgres(pid)) process.kill(pid, 'SIGQUIT')
    } catch {
      // Gone, or another user's.
    }
  }
}

function readPidFile(clusterDir: string): string[] {
  try {
    return readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    if (process.platform === 'linux') return false
    return spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).stdout.includes(
      'postgres',
    )
  }
}
