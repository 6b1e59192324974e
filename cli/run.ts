import { randomUUID } from 'node:crypto'
import { homedir } from 'node:os'
import { currentSnapshot } from '../lib/domain/pricing/current-snapshot'
import { createPriceBook } from '../lib/domain/pricing/price-book'
import type { AgentResult } from '../lib/domain/runs/agent-result'
import { reportSpend } from '../lib/domain/usage/spend-report'
import { toWireEvent } from '../lib/domain/usage/to-wire-event'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { IngestClient } from '../lib/services/push/ingest-client'
import { pushRun } from '../lib/services/push/push-run'
import { collectRunUsage } from '../lib/services/usage-logs/collect-run-usage'
import { usualLogPlaces } from '../lib/services/usage-logs/find-log-files'
import { labelAgentUsage } from './label-agent-usage'
import { formatPriceTable } from './price-table'
import { nameProblems, sayRetry, wordsOfResults } from './push-report'
import { printsClaudeJson, readClaudeOutput } from './read-claude-output'
import { readResultFiles } from './read-result-files'
import { RUN_HELP, type RunCommandOptions, readRunArguments } from './run-arguments'
import { type EndedChild, runChild } from './run-child'

/** `outlay run`: COMMAND's own code; 1 where it was 0 and the run could not be sent, 2 on bad usage. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  let options: RunCommandOptions | 'help'
  try {
    options = readRunArguments(argv)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${RUN_HELP}`)
    return 2
  }
  if (options === 'help') {
    process.stdout.write(RUN_HELP)
    return 0
  }
  const id = options.id ?? randomUUID()
  say(`run ${id}`)
  const ended = await runChild(options.command, {
    env: { ...process.env, OUTLAY_RUN_ID: id },
    keepsOutput: printsClaudeJson(options.command),
  })
  if ('problem' in ended) {
    say(ended.problem)
    return ended.exitCode
  }
  try {
    const { events, results } = await collect(options, id, ended)
    if (options.server !== null) await send(options, options.server, { id, ended, events, results })
    sayCost(ended, events, options.server === null)
    return ended.exitCode
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)} (run ${id})`)
    return ended.exitCode === 0 ? 1 : ended.exitCode
  }
}

/** The calls of the run, labelled, and what its agent said when it ended. */
async function collect(
  { labels, directories }: RunCommandOptions,
  id: string,
  { startedAtMs, endedAtMs, output }: EndedChild,
): Promise<{ events: UsageEvent[]; results: AgentResult[] }> {
  const printed = output === null ? null : await readClaudeOutput(output, endedAtMs)
  const logged = await collectRunUsage(usualLogPlaces(process.env, homedir()), {
    startedAtMs,
    endedAtMs,
    directories,
    sessions: printed?.sessions ?? new Set(),
  })
  nameProblems(logged.problems)
  const { elsewhere } = logged
  if (elsewhere.size > 0 && printed === null) {
    const places = [...elsewhere].map(([directory, calls]) => `${directory} (${calls})`)
    say(`left out calls of other directories, which --directory takes in: ${places.slice(0, 5).join(', ')}`)
  }
  // A session that keeps no log says what it cost only in its output; of one that does, that would be double.
  const events = logged.events.length > 0 ? logged.events : (printed?.events ?? [])
  const label = labelAgentUsage({ ...labels, runId: id })
  return {
    events: events.map((event) => label(event, null)),
    results: [...logged.results, ...(printed?.results ?? [])],
  }
}

const BATCH = 5_000

async function send(
  options: RunCommandOptions,
  server: { url: string; key: string },
  run: { id: string; ended: EndedChild; events: readonly UsageEvent[]; results: readonly AgentResult[] },
): Promise<void> {
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Error('interrupted before everything was sent'))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const client = new IngestClient({ ...server, signal: stop.signal, onRetry: sayRetry })
    for (let at = 0; at < run.events.length; at += BATCH) {
      const batch = run.events.slice(at, at + BATCH)
      const { errors } = await client.send(batch.map((event) => JSON.stringify(toWireEvent(event))))
      nameProblems(
        errors.map(({ path, message }) => ({ file: run.id, line: null, message: `${path}: ${message}` })),
      )
    }
    const { framework, task = null } = options.labels
    const fields = { ...measured(run.ended, run.results), ...(framework && { framework }), ...options.fields }
    const told = { id: run.id, task, fields, results: [] }
    await pushRun(client, told, run.results)
    const files = await readResultFiles(options.results, run.ended.startedAtMs)
    for (const one of await pushRun(client, { ...told, fields: {}, task, results: files }, []))
      say(wordsOfResults(one))
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

/** What was seen of the run from outside. An agent that says what went wrong knows more than its exit code. */
function measured(ended: EndedChild, results: readonly AgentResult[]) {
  const said = results.findLast(({ status }) => status !== 'completed')?.status
  const { status, signal, exitCode, startedAtMs, endedAtMs } = ended
  return {
    status: status === 'failed' && said !== undefined ? said : status,
    started_at: new Date(startedAtMs).toISOString(),
    ended_at: new Date(endedAtMs).toISOString(),
    tags: {
      ...(status === 'completed' ? {} : { exit_code: String(exitCode) }),
      ...(signal === null ? {} : { signal }),
    },
  }
}

function sayCost(ended: EndedChild, events: readonly UsageEvent[], isWhole: boolean): void {
  const book = createPriceBook({ snapshot: currentSnapshot() })
  const report = reportSpend({ events, book, by: ['model'], tz: 'UTC' })
  const { events: calls, cost_usd, unpriced_events } = report.total
  const seconds = ((ended.endedAtMs - ended.startedAtMs) / 1000).toFixed(1)
  const left = unpriced_events > 0 ? `, ${unpriced_events} of them without a price` : ''
  const cost = cost_usd === null ? '' : `, $${cost_usd}`
  say(`${ended.status} in ${seconds} s: ${calls} ${calls === 1 ? 'call' : 'calls'}${left}${cost}`)
  if (!isWhole || calls === 0) return
  const width = process.stderr.columns ?? 120
  process.stderr.write(
    formatPriceTable(report, ['model'], { tz: 'UTC', filesRead: null, duplicates: 0, width }),
  )
}

/** On standard error: the output is the command's. */
function say(text: string): void {
  process.stderr.write(`outlay run: ${text}\n`)
}
