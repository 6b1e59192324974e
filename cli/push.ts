import { homedir } from 'node:os'
import path from 'node:path'
import { labelUsage, type UsageLabels } from '../lib/domain/usage/label-usage'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { IngestClient, IngestRefusedError } from '../lib/services/push/ingest-client'
import { PushState } from '../lib/services/push/push-state'
import { type PushCounts, pushUsageLogs } from '../lib/services/push/push-usage-logs'
import { findLogFiles, type LogFile, usualLogPlaces } from '../lib/services/usage-logs/find-log-files'
import type { LogProblem } from '../lib/services/usage-logs/log-problem'
import { openLogStream } from '../lib/services/usage-logs/open-log'
import { formatBytes } from './price-table'
import { startProgress } from './progress-bar'
import { PUSH_HELP, type PushCommandOptions, readPushArguments } from './push-arguments'
import { whoAmI } from './who-am-i'

const WATCH_PAUSE_MS = 2_000

/** `outlay push`: 0, 1 where it could not be sent, 2 on bad usage. */
export async function pushCommand(argv: readonly string[]): Promise<number> {
  let options: PushCommandOptions | 'help'
  try {
    options = readPushArguments(argv)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${PUSH_HELP}`)
    return 2
  }
  if (options === 'help') {
    process.stdout.write(PUSH_HELP)
    return 0
  }
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Error('interrupted; what was acknowledged is remembered'))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    return options.dryRun ? await dryRun(options, stop.signal) : await push(options, stop.signal)
  } catch (error) {
    if (stop.signal.aborted && options.watch) return 0
    const hint = error instanceof IngestRefusedError && error.status === 401 ? ' (is the key right?)' : ''
    process.stderr.write(`outlay push: ${error instanceof Error ? error.message : String(error)}${hint}\n`)
    return 1
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

async function push(options: PushCommandOptions, signal: AbortSignal): Promise<number> {
  const { url, key } = options
  if (url === null || key === null) return 2
  const onRetry = (problem: string, pauseMs: number) => {
    process.stderr.write(`${problem}; trying again in ${(pauseMs / 1000).toFixed(1)} s\n`)
  }
  const client = new IngestClient({ url, key, signal, onRetry })
  const identity = [url, key, JSON.stringify(options.labels), options.format]
  const state = await PushState.load(stateDirectory(), identity)
  if (!options.watch) return pushNews(options, client, state, signal)
  while (!signal.aborted) {
    try {
      await pushNews(options, client, state, signal)
    } catch (error) {
      // A server that is down for a while is no reason to stop watching; one that refuses is.
      if (error instanceof IngestRefusedError || signal.aborted) throw error
      process.stderr.write(`outlay push: ${error instanceof Error ? error.message : String(error)}\n`)
    }
    await pause(WATCH_PAUSE_MS, signal)
  }
  return 0
}

/** Sends what changed since last time, and says what became of it. */
async function pushNews(
  options: PushCommandOptions,
  client: IngestClient,
  state: PushState,
  signal: AbortSignal,
): Promise<number> {
  const found = await findFiles(options)
  if (found.given === 0) {
    const [problem] = found.problems
    const reason = problem === undefined ? 'no logs found' : `${problem.file}: ${problem.message}`
    process.stderr.write(`outlay push: ${reason}\n`)
    return 1
  }
  state.bindTo(await client.epoch())
  const changed = found.files.filter((file) => !state.has(file.path, file))
  const counts = await pushOnce(options, changed, client, state, signal)
  counts.problems.unshift(...found.problems)
  const isNews = counts.accepted + counts.updated + counts.rejected > 0
  if (isNews || !options.watch) report(counts, options.json, found.files.length - changed.length)
  return 0
}

async function pushOnce(
  options: PushCommandOptions,
  files: readonly LogFile[],
  client: IngestClient,
  state: PushState,
  signal: AbortSignal,
): Promise<PushCounts> {
  const bytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  const progress = startProgress(bytes, 'Sending', formatBytes)
  try {
    return await pushUsageLogs({
      files,
      ...(options.paths.includes('-') ? { streams: openLogStream(process.stdin, '-', Date.now()) } : {}),
      format: options.format,
      label: labeller(options.labels),
      send: (lines) => client.send(lines),
      state,
      signal,
      onBytes: (count) => progress.add(count),
    })
  } finally {
    progress.stop()
  }
}

/** The same way as a real push, up to the wire. */
async function dryRun(options: PushCommandOptions, signal: AbortSignal): Promise<number> {
  const found = await findFiles(options)
  const counts = await pushUsageLogs({
    files: found.files,
    ...(found.stdin ? { streams: openLogStream(process.stdin, '-', Date.now()) } : {}),
    format: options.format,
    label: labeller(options.labels),
    send: async (lines) => {
      if (!process.stdout.write(`${lines.join('\n')}\n`))
        await new Promise((resolve) => process.stdout.once('drain', resolve))
      return { accepted: 0, updated: 0, duplicates: 0, rejected: 0, errors: [] }
    },
    state: null,
    signal,
  })
  nameProblems([...found.problems, ...counts.problems])
  return found.given === 0 ? 1 : 0
}

async function findFiles(
  options: PushCommandOptions,
): Promise<{ files: LogFile[]; problems: LogProblem[]; stdin: boolean; given: number }> {
  const stdin = options.paths.includes('-')
  const usual = options.paths.length === 0
  const { files, problems } = await findLogFiles(
    usual ? usualLogPlaces(process.env, homedir()) : options.paths.filter((one) => one !== '-'),
  )
  if (usual) problems.length = 0
  // While watching, the agents' directories may still be to come.
  const given = files.length + (stdin ? 1 : 0) + (options.watch || (!usual && problems.length === 0) ? 1 : 0)
  return { files, problems, stdin, given }
}

/** Agents' logs do not say who sat there; a flat log has its own column for that. */
function labeller(labels: UsageLabels): (event: UsageEvent) => UsageEvent {
  const agentUser = labels.user ?? whoAmI()
  return (event) => {
    const isAgents = event.source === 'claude-code' || event.source === 'codex'
    return labelUsage(event, isAgents ? { ...labels, user: agentUser } : labels)
  }
}

function report(counts: PushCounts, json: boolean, unchanged: number): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(counts)}\n`)
    return
  }
  const parts = [`${count(counts.accepted)} new`]
  if (counts.updated > 0) parts.push(`${count(counts.updated)} updated`)
  if (counts.duplicates > 0) parts.push(`${count(counts.duplicates)} duplicates`)
  if (counts.rejected > 0) parts.push(`${count(counts.rejected)} rejected`)
  const still =
    unchanged > 0 ? `; ${count(unchanged)} file${unchanged === 1 ? '' : 's'} unchanged since last time` : ''
  process.stdout.write(`Sent: ${parts.join(', ')}${still}.\n`)
  nameProblems(counts.problems)
}

const count = (n: number): string => n.toLocaleString('en-US')

function nameProblems(problems: readonly LogProblem[]): void {
  for (const { file, line, message } of problems.slice(0, 10)) {
    process.stderr.write(`${file}${line === null ? '' : `:${line}`}: ${message}\n`)
  }
  if (problems.length > 10) process.stderr.write(`… and ${problems.length - 10} more\n`)
}

function stateDirectory(): string {
  const { OUTLAY_STATE_DIR, XDG_STATE_HOME } = process.env
  return OUTLAY_STATE_DIR || path.join(XDG_STATE_HOME || path.join(homedir(), '.local', 'state'), 'outlay')
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', done)
      resolve()
    }, ms)
    signal.addEventListener('abort', done, { once: true })
  })
}
