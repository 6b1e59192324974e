import { execFileSync } from 'node:child_process'
import { homedir, userInfo } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { LOG_FORMATS, type LogFormat } from '../lib/domain/usage/formats/detect'
import { labelUsage, type UsageLabels } from '../lib/domain/usage/label-usage'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { IngestClient, IngestRefusedError } from '../lib/services/push/ingest-client'
import { PushState } from '../lib/services/push/push-state'
import { type PushCounts, pushUsageLogs } from '../lib/services/push/push-usage-logs'
import { findLogFiles, type LogFile, usualLogPlaces } from '../lib/services/usage-logs/find-log-files'
import type { LogProblem } from '../lib/services/usage-logs/log-problem'
import { openLogStream } from '../lib/services/usage-logs/open-log'
import { BadUsageError } from './bad-usage'
import { formatBytes } from './price-table'
import { startProgress } from './progress-bar'
import { readFormat } from './read-format'

const HELP = `outlay push [PATH…] --url URL --key KEY [--watch] [--dry-run] [--json]

Sends to an Outlay server what it does not have yet. Safe to repeat, to interrupt and to run from
many machines. Token counts and labels leave the machine, never a prompt or a reply.

  PATH            files, directories, "-" for standard input; .gz and .zip too.
                  Without any: where Claude Code and Codex keep their logs
  --url URL       the server (or OUTLAY_URL)
  --key KEY       an API key with the scope "ingest" (or OUTLAY_API_KEY)
  --watch         keep sending as the logs grow, until Ctrl-C
  --dry-run       print what would be sent, one JSON event a line, and send nothing
  --json          one JSON object instead of words
  --format F      auto, ${LOG_FORMATS.join(', ')} (default auto)
  --project P     the project (default: the working directory's name)
  --user U        who used it (default for agents' logs: git's user.email, else the login name)
  --framework F   --task T   --team T   --run ID

Examples
  outlay push --url http://localhost:3000 --key YOUR_KEY
  outlay push --watch
  outlay push run.jsonl --framework rails --task "add login" --run run-17
  outlay push --dry-run | head
`

const WATCH_PAUSE_MS = 2_000

interface PushCommandOptions {
  paths: string[]
  url: string | null
  key: string | null
  watch: boolean
  dryRun: boolean
  json: boolean
  format: LogFormat | 'auto'
  labels: UsageLabels
}

/** `outlay push`: 0, 1 where it could not be sent, 2 on bad usage. */
export async function pushCommand(argv: readonly string[]): Promise<number> {
  let options: PushCommandOptions | 'help'
  try {
    options = readArguments(argv)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    return 2
  }
  if (options === 'help') {
    process.stdout.write(HELP)
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
  const client = new IngestClient({ url, key, signal, ...(options.watch ? {} : { tries: 6 }) })
  const state = await PushState.load(stateDirectory(), [
    url,
    key,
    JSON.stringify(options.labels),
    options.format,
  ])
  for (;;) {
    const found = await findFiles(options)
    if (found.given === 0) {
      process.stderr.write(
        `outlay push: ${found.problems[0]?.file ?? ''} ${found.problems[0]?.message ?? 'no logs found'}\n`,
      )
      return 1
    }
    state.bindTo(await client.epoch())
    const changed = found.files.filter((file) => !state.has(file.path, file))
    const counts = await pushOnce(options, changed, client, state, signal)
    counts.problems.unshift(...found.problems)
    if (!options.watch) {
      report(counts, options.json, found.files.length - changed.length)
      return counts.problems.length > 0 && changed.length === 0 && found.files.length === 0 && !found.stdin
        ? 1
        : 0
    }
    if (counts.accepted + counts.updated + counts.rejected > 0) report(counts, options.json, 0)
    await pause(WATCH_PAUSE_MS, signal)
    if (signal.aborted) return 0
  }
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

function whoAmI(): string | undefined {
  try {
    const options = {
      encoding: 'utf8' as const,
      stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
      timeout: 2000,
    }
    const email = execFileSync('git', ['config', '--get', 'user.email'], options).trim()
    if (email !== '') return email.slice(0, 512)
  } catch {
    // No git, or no address in it.
  }
  try {
    return userInfo().username
  } catch {
    return undefined
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

function readArguments(argv: readonly string[]): PushCommandOptions | 'help' {
  const label = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      watch: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      format: { type: 'string', default: 'auto' },
      project: label,
      framework: label,
      task: label,
      team: label,
      user: label,
      run: label,
    },
  })
  if (values.help === true) return 'help'
  const dryRun = values['dry-run'] ?? false
  const url = values.url ?? process.env.OUTLAY_URL ?? null
  const key = values.key ?? process.env.OUTLAY_API_KEY ?? null
  if (!dryRun && !url) throw new BadUsageError('--url (or OUTLAY_URL) is missing')
  if (!dryRun && !key) throw new BadUsageError('--key (or OUTLAY_API_KEY) is missing')
  if (url && !/^https?:\/\/[^\s/]+/.test(url))
    throw new BadUsageError(`--url ${url}: no http:// or https:// address`)
  if (values.watch === true && positionals.includes('-'))
    throw new BadUsageError('--watch can not read standard input')
  const { project, framework, task, team, user, run: runId } = values
  for (const text of [project, framework, task, team, user, runId]) {
    if (text !== undefined && (text === '' || text.length > 512))
      throw new BadUsageError('labels have 1 to 512 characters')
  }
  return {
    paths: positionals,
    url: url?.replace(/\/+$/, '') ?? null,
    key,
    watch: values.watch ?? false,
    dryRun,
    json: values.json ?? false,
    format: readFormat(values.format),
    labels: { project, framework, task, team, user, runId },
  }
}
