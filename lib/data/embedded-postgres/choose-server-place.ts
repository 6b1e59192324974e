import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { StartError } from '../start-error'
import type { ServerUser } from './choose-server-user'

export type ServerPlace = { clusterHome: string; nativeDir: string }

const fallbackRoot = '/var/lib/outlay'

/** Where the cluster was put on its first start: the data directory's own folder, or the one its pointer file names. */
export function findClusterHome(dataDir: string): string {
  const pointer = path.join(dataDir, 'postgres-place')
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : path.join(dataDir, 'postgres')
}

/** Makes the cluster's folder, and finds binaries, where the server's user can enter them. */
export function chooseServerPlace({
  dataDir,
  nativeDir,
  user,
  say,
}: {
  dataDir: string
  nativeDir: string
  user: ServerUser | null
  say: (line: string) => void
}): ServerPlace {
  if (!user) {
    const clusterHome = findClusterHome(dataDir)
    mkdirSync(clusterHome, { recursive: true, mode: 0o700 })
    return { clusterHome, nativeDir }
  }
  openToTraversal(dataDir)
  let clusterHome = findClusterHome(dataDir)
  if (!existsSync(clusterHome)) {
    if (!canEnter(dataDir, user)) {
      clusterHome = path.join(fallbackRoot, hashOf(dataDir), 'postgres')
      makeOpenFolder(path.dirname(clusterHome))
      writeFileSync(path.join(dataDir, 'postgres-place'), `${clusterHome}\n`)
      say(
        `The user ${user.name}, as which PostgreSQL runs, may not enter ${dataDir}: its data is kept in ${clusterHome}.`,
      )
    }
    mkdirSync(clusterHome, { mode: 0o700 })
  }
  // Also where a start was killed between making it and giving it away.
  if (statSync(clusterHome).uid === process.getuid?.()) chownSync(clusterHome, user.uid, user.gid)
  if (!canEnter(clusterHome, user)) {
    throw new StartError(
      `The user ${user.name}, as which PostgreSQL runs, may not enter ${clusterHome}: open the folders above it, or choose another OUTLAY_DATA_DIR.`,
    )
  }
  return { clusterHome, nativeDir: reachableBinaries(nativeDir, user) }
}

function reachableBinaries(nativeDir: string, user: ServerUser): string {
  if (canRun(nativeDir, user)) return nativeDir
  const { size, mtimeMs } = statSync(path.join(nativeDir, 'bin', 'postgres'))
  const copy = path.join(fallbackRoot, `binaries-${hashOf(`${nativeDir} ${size} ${Math.floor(mtimeMs)}`)}`)
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`
    makeOpenFolder(fallbackRoot)
    cpSync(nativeDir, partial, { recursive: true, verbatimSymlinks: true })
    chmodSync(partial, 0o755)
    try {
      renameSync(partial, copy)
    } catch (error) {
      rmSync(partial, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  if (canRun(copy, user)) return copy
  throw new StartError(
    `The user ${user.name} may run PostgreSQL neither from ${nativeDir} nor from ${copy}: start Outlay as an ordinary user, or set DATABASE_URL.`,
  )
}

function openToTraversal(dir: string): void {
  const { mode, uid } = statSync(dir)
  if (uid === process.getuid?.() && (mode & 0o001) === 0) chmodSync(dir, (mode & 0o777) | 0o011)
}

function makeOpenFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o711 })
  openToTraversal(dir)
}

// Asked by trying: mode bits alone know nothing of ACLs, mounts and closed folders higher up.
function canEnter(dir: string, user: ServerUser): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], {
      uid: user.uid,
      gid: user.gid,
      cwd: '/',
      stdio: 'ignore',
    }).status === 0
  )
}

function canRun(nativeDir: string, user: ServerUser): boolean {
  const binary = path.join(nativeDir, 'bin', 'postgres')
  return (
    spawnSync(binary, ['--version'], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
