import { type Dirent, statSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { LogProblem } from './log-problem'

/** A file that may be a log. */
export interface LogFile {
  path: string
  /** As the user would call it: relative to the directory that was named. */
  name: string
  /** Named by the user or by its extension as a log: then it is a problem if it is none. */
  expected: boolean
  sizeBytes: number
  mtimeMs: number
  ctimeMs: number
}

const LOG_NAME = /\.(jsonl|ndjson|json|csv|tsv)(\.gz)?$|\.zip$/i
const SURELY_LOG = /\.(jsonl|ndjson|csv|tsv)(\.gz)?$/i
const LEFT_OUT = new Set(['node_modules', '.git'])

/** Files under the given paths in a stable order; paths that can't be read are named. Of a Codex rollout that is both active and archived the active one is taken. */
export async function findLogFiles(
  paths: readonly string[],
): Promise<{ files: LogFile[]; skipped: number; problems: LogProblem[] }> {
  const files = new Map<string, LogFile>()
  const problems: LogProblem[] = []
  for (const given of paths) {
    try {
      const info = await stat(given)
      if (info.isDirectory()) await walk(path.resolve(given), '', files, problems)
      else {
        const full = path.resolve(given)
        files.set(full, {
          path: full,
          name: path.basename(given),
          expected: true,
          sizeBytes: info.size,
          mtimeMs: info.mtimeMs,
          ctimeMs: info.ctimeMs,
        })
      }
    } catch (cause) {
      problems.push({ file: given, line: null, message: reasonOf(cause) })
    }
  }
  const found = [...files.values()]
  const kept = withoutArchivedCopies(found)
  return { files: kept, skipped: found.length - kept.length, problems }
}

async function walk(
  root: string,
  below: string,
  files: Map<string, LogFile>,
  problems: LogProblem[],
  linked: Set<string> = new Set(),
): Promise<void> {
  const directory = path.join(root, below)
  let entries: Dirent[]
  try {
    entries = await readdir(directory, { withFileTypes: true })
  } catch (cause) {
    problems.push({ file: below === '' ? root : below, line: null, message: reasonOf(cause) })
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = entries.filter(
    (entry) => (entry.isFile() || entry.isSymbolicLink()) && LOG_NAME.test(entry.name),
  )
  // Of ten thousand files a promise each takes longer than the disk does.
  const before = below === '' ? '' : below + path.sep
  const place = directory.endsWith(path.sep) ? directory : directory + path.sep
  for (const entry of names) {
    const full = place + entry.name
    const info = statOf(full)
    if (!info?.isFile()) continue
    files.set(full, {
      path: full,
      name: before + entry.name,
      expected: SURELY_LOG.test(entry.name),
      sizeBytes: info.size,
      mtimeMs: info.mtimeMs,
      ctimeMs: info.ctimeMs,
    })
  }
  for (const entry of entries) {
    if (!entry.isDirectory() && !entry.isSymbolicLink()) continue
    const name = path.join(below, entry.name)
    if (entry.isSymbolicLink() && !(await isNewDirectory(path.join(root, name), linked))) continue
    if (!LEFT_OUT.has(entry.name)) await walk(root, name, files, problems, linked)
  }
}

/** What a file is; undefined where it is gone, or may not be looked at. */
function statOf(file: string) {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Links are followed once, so that a ring of them ends. */
async function isNewDirectory(link: string, linked: Set<string>): Promise<boolean> {
  try {
    const target = await realpath(link)
    if (linked.has(target) || !(await stat(target)).isDirectory()) return false
    linked.add(target)
    return true
  } catch {
    return false
  }
}

function withoutArchivedCopies(files: readonly LogFile[]): LogFile[] {
  const active = new Set<string>()
  for (const file of files) {
    const rollout = /[\\/]sessions[\\/](.+)$/.exec(file.path)?.[1]
    if (rollout !== undefined) active.add(rollout).add(path.basename(rollout))
  }
  return files.filter((file) => {
    const archived = /[\\/]archived_sessions[\\/](.+)$/.exec(file.path)?.[1]
    return (
      archived === undefined ||
      !(active.has(archived) || (archived.startsWith('rollout-') && active.has(path.basename(archived))))
    )
  })
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'no such file or directory'
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return cause instanceof Error ? cause.message : String(cause)
}

/** Where coding agents keep their logs, from the environment of the user. */
export function usualLogPlaces(env: Readonly<Record<string, string | undefined>>, home: string): string[] {
  const claude = env.CLAUDE_CONFIG_DIR
  const claudeRoots = claude
    ? claude.split(',').map((root) => root.trim())
    : [path.join(home, '.claude'), path.join(home, '.config', 'claude')]
  const codex = env.CODEX_HOME || path.join(home, '.codex')
  // GEMINI_CLI_HOME and QWEN_HOME stand in for the home directory and for ~/.qwen.
  const gemini = path.join(env.GEMINI_CLI_HOME || home, '.gemini')
  const qwen = env.QWEN_HOME || path.join(home, '.qwen')
  return [
    ...claudeRoots.filter((root) => root !== '').map((root) => path.join(root, 'projects')),
    path.join(codex, 'sessions'),
    path.join(codex, 'archived_sessions'),
    path.join(gemini, 'tmp'),
    path.join(qwen, 'projects'),
  ]
}
