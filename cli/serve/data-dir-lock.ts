import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { StartError } from '../../lib/data/start-error'
import { identifyProcess, isStillThere, type ProcessIdentity } from './process-identity'

const identity = z.object({ pid: z.number(), startedAt: z.string() })
const holderSchema = z.object({ supervisor: identity, stopping: z.boolean(), children: z.array(identity) })
type Holder = z.infer<typeof holderSchema>

export type DataDirLock = {
  noteChildren: (pids: number[]) => void
  noteStopping: () => void
  release: () => void
}

const graceMs = 2000
const stoppingGraceMs = 60_000
const orphanGraceMs = 15_000

/** Makes this process the only supervisor of the data directory, after what a killed one left has ended. */
export async function lockDataDir(dataDir: string, say: (line: string) => void): Promise<DataDirLock> {
  const file = path.join(dataDir, 'supervisor.lock')
  const me = identifyProcess(process.pid) ?? { pid: process.pid, startedAt: 'unknown' }
  const state: Holder = { supervisor: me, stopping: false, children: [] }
  const begun = Date.now()
  let toldToWait = false
  while (!tryLink(file, state)) {
    const holder = readHolder(file)
    if (!holder) continue
    if (!isStillThere(holder.supervisor)) {
      await endOrphans(holder.children)
      removeStale(file, holder)
      continue
    }
    const waited = Date.now() - begun
    if (holder.stopping && !toldToWait) {
      say(`Waiting for the Outlay that is stopping (process ${holder.supervisor.pid}).`)
      toldToWait = true
    }
    if (waited > (holder.stopping ? stoppingGraceMs : graceMs)) {
      throw new StartError(
        `Outlay already runs on ${dataDir} (process ${holder.supervisor.pid}): stop it first, or choose another OUTLAY_DATA_DIR.`,
      )
    }
    await delay(100)
  }
  const save = () => replaceFile(file, state)
  return {
    noteChildren: (pids) => {
      state.children = pids.map(identifyProcess).filter((child) => child !== null)
      save()
    },
    noteStopping: () => {
      state.stopping = true
      save()
    },
    release: () => rmSync(file, { force: true }),
  }
}

function tryLink(file: string, state: Holder): boolean {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify(state))
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(mine, { force: true })
  }
}

function replaceFile(file: string, state: Holder): void {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(state))
  renameSync(`${file}.${process.pid}`, file)
}

function readHolder(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    // Cut short by a full disk or a crash of the machine: nobody holds it.
    rmSync(file, { force: true })
    return null
  }
}

function removeStale(file: string, seen: Holder): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  // Another start may have replaced the stale lock in between; then it is given back.
  const taken = readHolder(aside)
  if (taken && taken.supervisor.startedAt !== seen.supervisor.startedAt) renameSync(aside, file)
  else rmSync(aside, { force: true })
}

// A killed supervisor's web and worker notice and finish by themselves; one that hangs is ended.
async function endOrphans(children: ProcessIdentity[]): Promise<void> {
  const deadline = Date.now() + orphanGraceMs
  while (children.some(isStillThere) && Date.now() < deadline) await delay(100)
  for (const child of children.filter(isStillThere)) process.kill(child.pid, 'SIGKILL')
}
