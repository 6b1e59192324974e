import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const LEFT = /^outlay-import-(\d+)-/

/** A folder of its own for an import's file; its name says whose process it is. */
export function makeImportFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), `outlay-import-${process.pid}-`))
}

/** Removes the files of imports whose process was killed; to be called before this process makes any. */
export async function removeLeftImportFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = name.match(LEFT) ?? []
    // In a container the process before had this one's number.
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue
    // Another user's may not be ours to remove.
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
