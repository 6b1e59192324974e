import { parseArgs } from 'node:util'
import type { UsageLabels } from '../lib/domain/usage/label-usage'
import { BadUsageError } from './bad-usage'
import { RUN_OPTIONS, readRunFields } from './run-options'

export const RUN_HELP = `outlay run [OPTIONS] -- COMMAND…

Runs one agent and keeps what it cost: gives the run an id, runs COMMAND as if it had been typed itself, then sends
the calls that agents logged meanwhile, and the run with its times and how it ended. Exits with COMMAND's own code.

  --url URL  --key KEY   the server (or OUTLAY_URL, OUTLAY_API_KEY)
  --no-push              send nothing: print what the run cost
  --id ID                the run's id (default: a new one). COMMAND finds it in OUTLAY_RUN_ID
  --framework F   --task T   --group G   --repeat N   --language L   --project P   --team T   --user U
  --status S  --turns N  --checks-passed N  --checks-total N  --retry-of ID  and what else "outlay push --run" takes
  --results FILE         JUnit XML or TAP that COMMAND writes (may be given again)
  --directory DIR        where the agent works (default: here; may be given again): calls of sessions that began
                         elsewhere are left out

Two runs at once are told apart by their directories; "claude -p --output-format json" (or stream-json) also by its
session, which it prints.

Examples
  outlay run --framework hono --task login --repeat 1 -- claude -p "add a login" --output-format json
  outlay run --group baseline --results junit.xml -- ./build-and-test.sh
  outlay run --no-push -- codex exec "fix the failing test"
`

export interface RunCommandOptions {
  /** Null: nothing is sent. */
  server: { url: string; key: string } | null
  id: string | null
  labels: UsageLabels
  fields: Readonly<Record<string, string | number>>
  results: readonly string[]
  directories: readonly string[]
  command: readonly string[]
}

/** What was typed after `outlay run`; throws where it makes no sense. */
export function readRunArguments(argv: readonly string[]): RunCommandOptions | 'help' {
  const text = { type: 'string' } as const
  const end = argv.indexOf('--')
  const { values, positionals } = parseArgs({
    args: argv.slice(0, end === -1 ? argv.length : end),
    allowPositionals: true,
    options: {
      url: text,
      key: text,
      'no-push': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      id: text,
      project: text,
      framework: text,
      task: text,
      team: text,
      user: text,
      directory: { type: 'string', multiple: true },
      ...RUN_OPTIONS,
    },
  })
  if (values.help === true) return 'help'
  const command = end === -1 ? [] : argv.slice(end + 1)
  if (positionals.length > 0 || command.length === 0) throw new BadUsageError('name the command after --')
  const { project, framework, task, team, user, id = null } = values
  for (const label of [project, framework, task, team, user, id]) {
    if (label != null && (label === '' || label.length > 512 || label.includes('\0')))
      throw new BadUsageError('labels and ids have 1 to 512 characters')
  }
  const results = values.results ?? []
  if (values['no-push'] === true && results.length > 0)
    throw new BadUsageError('--results are attached on the server: not with --no-push')
  return {
    server: values['no-push'] === true ? null : readServer(values),
    id,
    labels: { project, framework, task, team, user },
    fields: readRunFields(values),
    results,
    directories: values.directory ?? [process.cwd()],
    command,
  }
}

// Found out before a run that may cost much, not after it.
function readServer(values: { url?: string | undefined; key?: string | undefined }): {
  url: string
  key: string
} {
  const url = values.url ?? process.env.OUTLAY_URL
  const key = values.key ?? process.env.OUTLAY_API_KEY
  if (!url)
    throw new BadUsageError('--url (or OUTLAY_URL) is missing; --no-push only prints what the run cost')
  if (!key)
    throw new BadUsageError('--key (or OUTLAY_API_KEY) is missing; --no-push only prints what the run cost')
  if (!/^https?:\/\/[^\s/]+/.test(url))
    throw new BadUsageError(`--url ${url}: no http:// or https:// address`)
  return { url: url.replace(/\/+$/, ''), key }
}
