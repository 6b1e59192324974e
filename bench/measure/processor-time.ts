import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// What /proc counts in; 100 a second on every Linux that Node runs on.
const TICK_MS = 10

/** Milliseconds of processor that an embedded PostgreSQL has used since it started, all its processes; Linux only. */
export function postgresProcessorMs(dataDir: string): number {
  const [first = ''] = readFileSync(path.join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split(
    '\n',
  )
  const server = Number(first)
  let ticks = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = statOf(name)
    if (!stat) continue
    const [, parent, ...rest] = stat
    const [user, system, childUser, childSystem] = rest.slice(9, 13).map(Number) as [
      number,
      number,
      number,
      number,
    ]
    // Processes that have ended are counted in the server's own figures.
    if (Number(name) === server) ticks += user + system + childUser + childSystem
    else if (Number(parent) === server) ticks += user + system
  }
  return ticks * TICK_MS
}

/** State, parent and all that follows; null where the process has ended meanwhile. */
function statOf(pid: string): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null
  } catch {
    return null
  }
}
