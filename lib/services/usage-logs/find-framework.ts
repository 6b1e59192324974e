import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { projectOfPath } from '../../domain/usage/formats/log-reader'
import { frameworkOfPackage, PACKAGE_FILES } from '../../domain/usage/framework-of-package'

// An agent says where it works in its first lines.
const HEAD_BYTES = 256 * 1024
const MOST_PACKAGE_BYTES = 1024 * 1024
const MOST_DIRECTORIES_UP = 8

/**
 * Tells what a log's project is built on, by the package file where its agent worked, or above it in the same repository:
 * on the machine that has both. Undefined where the project is not that directory's, is gone, or does not tell.
 */
export function frameworkFinder(): (log: string, project: string | null) => string | undefined {
  const directories = new Map<string, string | null>()
  const frameworks = new Map<string, string | undefined>()
  return (log, project) => {
    const directory = remembered(directories, log, () => workingDirectoryOf(log))
    if (directory === null || project === null || projectOfPath(directory) !== project) return undefined
    return remembered(frameworks, directory, () => frameworkAt(directory))
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

function frameworkAt(directory: string): string | undefined {
  if (!existsSync(directory)) return undefined
  let at = directory
  for (let up = 0; up < MOST_DIRECTORIES_UP; up++) {
    for (const file of PACKAGE_FILES) {
      const framework = frameworkOfPackage(file, headOf(path.join(at, file), MOST_PACKAGE_BYTES))
      if (framework !== null) return framework
    }
    const above = path.dirname(at)
    if (above === at || existsSync(path.join(at, '.git'))) return undefined
    at = above
  }
  return undefined
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
