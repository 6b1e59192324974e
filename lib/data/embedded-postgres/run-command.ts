import { spawn } from 'node:child_process'
import type { ServerUser } from './choose-server-user'

export type CommandResult = { code: number; output: string }

/** Runs one of PostgreSQL's tools, as the user that owns the cluster and in a session of its own, so Ctrl-C misses it. */
export function runCommand(command: string, args: string[], user: ServerUser | null): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        NODE_ENV: 'production',
        PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
        LC_ALL: 'C',
        TZ: 'UTC',
      },
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('exit', (code) => setImmediate(() => resolve({ code: code ?? -1, output })))
  })
}
