import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type ProcessIdentity = { pid: number; startedAt: string }

/** Names a process so that another one which later gets its number is not taken for it; null where there is none. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  const startedAt = readStart(pid)
  return startedAt ? { pid, startedAt } : null
}

export function isStillThere({ pid, startedAt }: ProcessIdentity): boolean {
  return readStart(pid) === startedAt
}

function readStart(pid: number): string | null {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || null
  }
  try {
    // After the name, which may hold anything, come the state (3) and the start in ticks after boot (22).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    if (fields[0] === 'Z') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return null
  }
}
