import { createHash } from 'node:crypto'
import { open, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { AgentResult } from '../../domain/runs/agent-result'
import { UsageCollector } from '../../domain/usage/usage-collector'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { findLogFiles, type LogFile } from './find-log-files'
import { type LogProblem, UnreadableLogError } from './log-problem'
import { openInTurn } from './open-in-turn'
import { readUsageLog } from './read-usage-log'

/** What tells a run's calls from everything else that agents on this machine write. */
export interface RunWindow {
  /** Both inclusive. */
  startedAtMs: number
  endedAtMs: number
  /** Where the agent works: a log counts whose session began there or below. */
  directories: readonly string[]
  /** The agent's own word for its sessions: only these count then, wherever they began. Empty: unknown. */
  sessions: ReadonlySet<string>
}

export interface RunUsage {
  events: UsageEvent[]
  results: AgentResult[]
  /** Calls of the same time that were left out because their session began elsewhere, by directory. */
  elsewhere: ReadonlyMap<string, number>
  problems: LogProblem[]
}

// A file's time may be coarser than the clock.
const COARSE_MS = 2_000

/** Reads from the agents' usual places what belongs to a run. */
export async function collectRunUsage(places: readonly string[], window: RunWindow): Promise<RunUsage> {
  const { files } = await findLogFiles(places)
  const changed = files.filter(({ mtimeMs }) => mtimeMs >= window.startedAtMs - COARSE_MS)
  const directories = await Promise.all(window.directories.map((one) => realpath(one).catch(() => one)))
  const own = new UsageCollector()
  const others = new Map<string, Set<string>>()
  const problems: LogProblem[] = []
  const results: AgentResult[] = []
  for await (const { file, texts } of openInTurn(changed)) {
    const directory = await directoryOf(file, directories)
    const isHere = directory !== null && directories.some((one) => isWithin(one, directory))
    try {
      for await (const text of texts) {
        for await (const batch of readUsageLog(text, { format: 'auto', withSourceRef: true })) {
          problems.push(...batch.problems)
          for (const event of batch.events) {
            if (window.sessions.size > 0 ? window.sessions.has(event.sessionId ?? '') : isHere) own.add(event)
            else if (isDuring(event, window)) addTo(others, directory ?? file.name, event.id)
          }
          if (isHere && window.sessions.size === 0)
            results.push(...batch.results.filter(({ endedAtMs }) => endedAtMs >= window.startedAtMs))
        }
      }
    } catch (cause) {
      if (!(cause instanceof UnreadableLogError)) throw cause
      problems.push({ file: file.name, line: null, message: cause.message })
    }
  }
  return {
    events: own.finish().events.filter((event) => isDuring(event, window)),
    results,
    elsewhere: new Map([...others].map(([directory, ids]) => [directory, ids.size])),
    problems,
  }
}

function isDuring({ occurredAtMs }: UsageEvent, { startedAtMs, endedAtMs }: RunWindow): boolean {
  return occurredAtMs >= startedAtMs && occurredAtMs <= endedAtMs
}

function addTo(others: Map<string, Set<string>>, directory: string, id: string): void {
  const ids = others.get(directory) ?? new Set()
  others.set(directory, ids.add(id))
}

function isWithin(directory: string, one: string): boolean {
  const below = path.relative(directory, one)
  return below === '' || !(below === '..' || below.startsWith(`..${path.sep}`) || path.isAbsolute(below))
}

const HEAD_BYTES = 256 * 1024

/** The working directory that a log names first, where its session began; null where it names none that is known. */
async function directoryOf(file: LogFile, known: readonly string[]): Promise<string | null> {
  const handle = await open(file.path).catch(() => null)
  if (handle === null) return null
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.toString('utf8', 0, bytesRead)
    // Gemini CLI names the directory by its hash alone.
    const [, hash] = /"projectHash"\s*:\s*"([0-9a-f]{64})"/.exec(head) ?? []
    if (hash !== undefined)
      return known.find((one) => createHash('sha256').update(one).digest('hex') === hash) ?? null
    const [, quoted] = /"cwd"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(head) ?? []
    const directory = quoted === undefined ? null : (JSON.parse(quoted) as string)
    return directory === null ? null : await realpath(directory).catch(() => directory)
  } catch {
    return null
  } finally {
    await handle.close()
  }
}
