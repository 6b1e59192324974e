import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { StartError } from '../start-error'

export type ServerUser = { name: string; uid: number; gid: number }

const madeName = 'outlay-postgres'

/**
 * PostgreSQL refuses to run as root. As root the server runs as the owner of the cluster there is, else as `postgres`,
 * else as a system user made for it; as anyone else it runs as the caller (null).
 */
export function chooseServerUser(clusterDir: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const found = findUser('postgres') ?? findUser(madeName) ?? makeUser() ?? findUser('nobody')
  if (found) return found
  throw new StartError(
    'PostgreSQL will not run as root, and no other user could be found or made: start Outlay as an ordinary user, or set DATABASE_URL.',
  )
}

function findUser(name: string): ServerUser | null {
  const number = (flag: string) => {
    const found = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return found.status === 0 ? Number(found.stdout.trim()) : null
  }
  const uid = number('-u')
  const gid = number('-g')
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid }
}

function makeUser(): ServerUser | null {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', madeName],
    ['adduser', '--system', '--group', '--no-create-home', madeName],
    ['adduser', '-S', '-D', '-H', madeName],
  ]
  for (const [command = '', ...args] of attempts) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return findUser(madeName)
  }
  return null
}
