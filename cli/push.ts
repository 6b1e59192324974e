import { homedir } from 'node:os'
import path from 'node:path'
import type { AgentResult } from '../lib/domain/runs/agent-result'
import { IngestClient, IngestRefusedError } from '../lib/services/push/ingest-client'
import { type PushedResults, pushRun, type RunToPush } from '../lib/services/push/push-run'
import { PushState } from '../lib/services/push/push-state'
import { type PushCounts, pushUsageLogs } from '../lib/services/push/push-usage-logs'
import { findLogFiles, type LogFile, usualLogPlaces } from '../lib/services/usage-logs/find-log-files'
import type { LogProblem } from '../lib/services/usage-logs/log-problem'
import { openLogStream } from '../lib/services/usage-logs/open-log'
import { labelAgentUsage } from './label-agent-usage'
import { formatBytes } from './price-table'
import { startProgress } from './progress-bar'
import { PUSH_HELP, type PushCommandOptions, readPushArguments } from './push-arguments'
import { nameProblems, reportPush, sayRetry } from './push-report'
import { readResultFiles } from './read-result-files'

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

interface PushContext {
  options: PushCommandOptions
  client: IngestClient
  state: PushState
  signal: AbortSignal
  run: RunToPush | null
  isRunTold: boolean
}

async function push(options: PushCommandOptions, signal: AbortSignal): Promise<number> {
  const { url, key } = options
  if (url === null || key === null) return 2
  const client = new IngestClient({ url, key, signal, onRetry: sayRetry })
  const identity = [url, key, JSON.stringify(options.labels), options.format]
  const state = await PushState.load(stateDirectory(), identity)
  const context = { options, client, state, signal, run: await runOf(options), isRunTold: false }
  if (!options.watch) return pushNews(context)
  while (!signal.aborted) {
    try {
      await pushNews(context)
    } catch (error) {
      // A server that is down for a while is no reason to stop watching; one that refuses is.
      if (error instanceof IngestRefusedError || signal.aborted) throw error
      process.stderr.write(`outlay push: ${error instanceof Error ? error.message : String(error)}\n`)
    }
    await pause(WATCH_PAUSE_MS, signal)
  }
  return 0
}

async function runOf({ labels, run }: PushCommandOptions): Promise<RunToPush | null> {
  if (run === null || labels.runId === undefined) return null
  const { framework, task } = labels
  return {
    id: labels.runId,
    task: task ?? null,
    fields: { ...(framework !== undefined && { framework }), ...run.fields },
    results: await readResultFiles(run.results),
  }
}

/** Sends what changed since last time, and says what became of it. */
async function pushNews(context: PushContext): Promise<number> {
  const { options, client, state } = context
  const found = await findFiles(options)
  if (found.given === 0) {
    const [problem] = found.problems
    const reason = problem === undefined ? 'no logs found' : `${problem.file}: ${problem.message}`
    process.stderr.write(`outlay push: ${reason}\n`)
    return 1
  }
  state.bindTo(await client.epoch())
  const changed = found.files.filter((file) => !state.has(file.path, file))
  const results: PushedResults[] = []
  const counts = await pushOnce(context, changed, results)
  counts.problems.unshift(...found.problems)
  const isNews = counts.accepted + counts.updated + counts.rejected + results.length > 0
  if (isNews || !options.watch)
    reportPush(counts, { json: options.json, unchanged: found.files.length - changed.length, results })
  return 0
}

async function pushOnce(
  context: PushContext,
  files: readonly LogFile[],
  pushed: PushedResults[],
): Promise<PushCounts> {
  const { options, client, state, signal, run } = context
  const bytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  const progress = startProgress(bytes, 'Sending', formatBytes)
  const tellRun = async (results: readonly AgentResult[]) => {
    if (run === null || (context.isRunTold && results.length === 0)) return
    pushed.push(...(await pushRun(client, context.isRunTold ? { ...run, results: [] } : run, results)))
    context.isRunTold = true
  }
  try {
    return await pushUsageLogs({
      files,
      ...(options.paths.includes('-') ? { streams: openLogStream(process.stdin, '-', Date.now()) } : {}),
      format: options.format,
      label: labelAgentUsage(options.labels),
      send: (lines) => client.send(lines),
      state,
      signal,
      onBytes: (count) => progress.add(count),
      ...(run && { onResults: tellRun }),
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
    label: labelAgentUsage(options.labels),
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
  // Results alone are of a run whose logs are not named: not of everything that lies about.
  const isResultsOnly = options.paths.length === 0 && (options.run?.results.length ?? 0) > 0
  if (isResultsOnly) return { files: [], problems: [], stdin, given: 1 }
  const usual = options.paths.length === 0
  const { files, problems } = await findLogFiles(
    usual ? usualLogPlaces(process.env, homedir()) : options.paths.filter((one) => one !== '-'),
  )
  if (usual) problems.length = 0
  // While watching, the agents' directories may still be to come.
  const given = files.length + (stdin ? 1 : 0) + (options.watch || (!usual && problems.length === 0) ? 1 : 0)
  return { files, problems, stdin, given }
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
