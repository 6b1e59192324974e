import { parseArgs } from 'node:util'
import { LOG_FORMATS, type LogFormat } from '../lib/domain/usage/formats/log-format'
import type { UsageLabels } from '../lib/domain/usage/label-usage'
import { BadUsageError } from './bad-usage'
import { readFormat } from './read-format'
import { givenRunOptions, RUN_OPTIONS, readRunFields } from './run-options'

export const PUSH_HELP = `outlay push [PATH…] --url URL --key KEY [--watch] [--dry-run] [--json]

Sends to an Outlay server what it does not have yet. Safe to repeat, to interrupt and to run from
many machines. Token counts and labels leave the machine, never a prompt or a reply.

  PATH            files, directories, "-" for standard input; .gz and .zip too.
                  Without any: where Claude Code, Codex, Gemini CLI and Qwen Code keep their logs
  --url URL       the server (or OUTLAY_URL)
  --key KEY       an API key with the scope "ingest" (or OUTLAY_API_KEY)
  --watch         keep sending as the logs grow, until Ctrl-C
  --dry-run       print what would be sent, one JSON event a line, and send nothing
  --json          one JSON object instead of words
  --format F      what it is, where it is not told by content: auto (default),
                  ${LOG_FORMATS.join(', ')}
  --project P     the project (default: the working directory's name)
  --user U        who used it (default for agents' logs: git's user.email, else the login name)
  --framework F   what the work was on (default for agents' logs: what the package file of their directory
                  depends on, such as next, rails or django)
  --task T        --team T
  --run ID        the agent run that the logs are of. With --framework or --task, or any of these, the run
                  itself is told too: --group G --repeat N --language L --status S --turns N --retry-of ID
                  --checks-passed N --checks-total N --tests-passed N --tests-total N
  --results FILE  JUnit XML or TAP: test results of --run (may be given again). Without a PATH they are sent
                  alone, without any log

Examples
  outlay push --url http://localhost:3000 --key YOUR_KEY
  outlay push --watch
  outlay push run.jsonl --framework rails --task "add login" --run run-17
  outlay push --run run-17 --group baseline --repeat 2 --results junit.xml
  outlay push --dry-run | head
`

export interface PushCommandOptions {
  paths: string[]
  url: string | null
  key: string | null
  watch: boolean
  dryRun: boolean
  json: boolean
  format: LogFormat | 'auto'
  labels: UsageLabels
  /** What is said of the run beside its labels; null without --run. */
  run: { fields: Readonly<Record<string, string | number>>; results: readonly string[] } | null
}

/** What was typed after `outlay push`; throws where it makes no sense. */
export function readPushArguments(argv: readonly string[]): PushCommandOptions | 'help' {
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
      ...RUN_OPTIONS,
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
  const [ofRun] = givenRunOptions(values)
  if (ofRun !== undefined && values.run === undefined)
    throw new BadUsageError(`--${ofRun} is said of an agent run: name it with --run ID`)
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
    run: runId === undefined ? null : { fields: readRunFields(values), results: values.results ?? [] },
  }
}
