import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { projectOfPath } from '../../domain/usage/formats/log-reader'
import { frameworkOfPackage, PACKAGE_FILES } from '../../domain/usage/framework-of-package'
import { repositoryOf } from '../../domain/usage/repository-of'

// An agent says where it works in its first lines.
const HEAD_BYTES = 256 * 1024
const MOST_PACKAGE_BYTES = 1024 * 1024
const MOST_DIRECTORIES_UP = 8

/** What the directory of a project tells, on the machine that has it; undefined: nothing. */
export interface ProjectFacts {
  /** By its package file. */
  framework?: string | undefined
  /** Of its remote, as "host/owner/name". */
  repository?: string | undefined
}

/**
 * What a log's project is built on and which repository it is, by where its agent worked, or above it in the same
 * repository. Nothing where the project is not that directory's, is gone, or does not tell.
 */
export function projectDirectories(): (log: string, project: string | null) => ProjectFacts {
  const directories = new Map<string, string | null>()
  const facts = new Map<string, ProjectFacts>()
  return (log, project) => {
    const directory = remembered(directories, log, () => workingDirectoryOf(log))
    if (directory === null || project === null || projectOfPath(directory) !== project) return {}
    return remembered(facts, directory, () => factsOf(directory))
  }
}

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  if (!known.has(key)) known.set(key, find())
  return known.get(key) as Value
}

function workingDirectoryOf(log: string): string | null {
  const found = /"cwd"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(headOf(log))?.[1]
  if (found === undefined) return null
  try {
    const directory: unknown = JSON.parse(found)
    return typeof directory === 'string' && path.isAbsolute(directory) ? directory : null
  } catch {
    return null
  }
}

function factsOf(directory: string): ProjectFacts {
  if (!existsSync(directory)) return {}
  let framework: string | undefined
  let at = directory
  for (let up = 0; up < MOST_DIRECTORIES_UP; up++) {
    framework ??= frameworkAt(at)
    const git = path.join(at, '.git')
    if (existsSync(git)) return { framework, repository: originOf(headOf(configOf(git))) ?? undefined }
    const above = path.dirname(at)
    if (above === at) break
    at = above
  }
  return { framework }
}

function frameworkAt(directory: string): string | undefined {
  for (const file of PACKAGE_FILES) {
    const framework = frameworkOfPackage(file, headOf(path.join(directory, file), MOST_PACKAGE_BYTES))
    if (framework !== null) return framework
  }
  return undefined
}

/** The configuration of a repository; that of a further worktree lies with its repository's. */
function configOf(git: string): string {
  const elsewhere = /^gitdir: (.+)$/m.exec(headOf(git))?.[1]
  if (elsewhere === undefined) return path.join(git, 'config')
  const directory = path.resolve(path.dirname(git), elsewhere.trim())
  return path.join(directory, headOf(path.join(directory, 'commondir')).trim(), 'config')
}

/** Where `origin` is, else the first remote. */
function originOf(config: string): string | null {
  const remotes = [...config.matchAll(/^\s*\[remote "([^"]*)"\][^[]*?^\s*url\s*=\s*(.+?)\s*$/gm)]
  const remote = remotes.find(([, name]) => name === 'origin') ?? remotes[0]
  return repositoryOf(remote?.[2] ?? null)
}

// A file that cannot be read tells nothing: the log itself is read, and its problems are said, elsewhere.
function headOf(file: string, most = HEAD_BYTES): string {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    const buffer = Buffer.alloc(most)
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, most, 0))
  } catch {
    return ''
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
