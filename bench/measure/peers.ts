import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './bench-options'

const directory = path.join(projectRoot, 'bench', 'peers')

/** Installs the programs that Outlay is measured against, at their pinned versions, unless they are there. */
export function installPeers(): void {
  const { dependencies } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'))
  const isThere = Object.entries(dependencies as Record<string, string>).every(([name, wanted]) => {
    const file = path.join(directory, 'node_modules', name, 'package.json')
    return existsSync(file) && wanted.endsWith(JSON.parse(readFileSync(file, 'utf8')).version)
  })
  if (isThere) return
  console.error('Installing the peers into bench/peers …')
  execFileSync('npm', ['install', '--no-save'], { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] })
}

export interface PeerCommand {
  name: string
  command: string
  args: string[]
}

/** The native ccusage itself, without the Node program that starts it: the harder one to beat. */
export function ccusage20(): PeerCommand {
  const suffix = `${process.platform === 'win32' ? 'win32' : process.platform}-${process.arch}`
  const command = path.join(directory, 'node_modules', '@ccusage', `ccusage-${suffix}`, 'bin', 'ccusage')
  try {
    accessSync(command, constants.X_OK)
  } catch {
    chmodSync(command, statSync(command).mode | 0o111)
  }
  const args = ['claude', 'daily', '--json', '--offline', '--timezone', 'UTC']
  return { name: 'ccusage 20.0.24 (native)', command, args }
}

export function ccusage18(): PeerCommand {
  const script = path.join(directory, 'node_modules', 'ccusage-18', 'dist', 'index.js')
  const args = [script, 'daily', '--json', '--offline', '--timezone', 'UTC']
  return { name: 'ccusage 18.0.11 (TypeScript)', command: process.execPath, args }
}

export function usageServerPeer(): PeerCommand {
  return {
    name: 'Fastify + zod + unnest',
    command: process.execPath,
    args: [path.join(directory, 'usage-server.js')],
  }
}
