import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { BadUsageError } from './bad-usage'
import type { AgentSettings, SettingChange } from './connect/agent-settings'
import { CLAUDE_CODE_SETTINGS } from './connect/claude-code-settings'
import { CODEX_SETTINGS } from './connect/codex-settings'
import { GEMINI_SETTINGS } from './connect/gemini-settings'

const HELP = `outlay connect claude-code|codex|gemini --url URL --key KEY [--yes] [--dry-run]
outlay connect claude-code|codex|gemini --undo

Lets an agent send each call to an Outlay server as it happens, over OpenTelemetry: writes the agent's own
settings after showing what differs, and takes it back. None sends prompts or replies.

  --url URL   the server (or OUTLAY_URL)
  --key KEY   an API key with the scope "ingest" (or OUTLAY_API_KEY); it stands in the agent's settings
  --yes       write without asking
  --dry-run   show what differs, and write nothing
  --undo      put the settings back; what somebody has changed since stays

Examples
  outlay connect claude-code --url http://localhost:3000 --key YOUR_KEY
  outlay connect codex --undo
`

const AGENTS: Readonly<Record<string, AgentSettings>> = {
  'claude-code': CLAUDE_CODE_SETTINGS,
  codex: CODEX_SETTINGS,
  gemini: GEMINI_SETTINGS,
}
const undoSchema = z.record(z.string(), z.object({ before: z.string().nullable(), after: z.string() }))

/** `outlay connect`: 0 done or nothing to do, 1 not written, 2 bad usage. */
export async function connectCommand(argv: readonly string[]): Promise<number> {
  try {
    return await connect(argv)
  } catch (error) {
    if (!(error instanceof BadUsageError) && !isOfParseArgs(error)) throw error
    process.stderr.write(`outlay connect: ${error.message}\n\n${HELP}`)
    return 2
  }
}

async function connect(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      yes: { type: 'boolean', short: 'y' },
      'dry-run': { type: 'boolean' },
      undo: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const [name = '', ...more] = positionals
  const agent = Object.hasOwn(AGENTS, name) ? AGENTS[name] : undefined
  if (!agent || more.length > 0) throw new BadUsageError(`name one agent: ${Object.keys(AGENTS).join(', ')}`)
  const file = path.join(homedir(), agent.file)
  const undoFile = path.join(homedir(), '.outlay', `connected-${name}.json`)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : null
  const sure = { isSure: values.yes ?? false, isDry: values['dry-run'] ?? false }

  if (values.undo) {
    const undo = existsSync(undoFile) ? undoSchema.parse(JSON.parse(readFileSync(undoFile, 'utf8'))) : {}
    const back = refusing(file, () => agent.disconnect(text ?? '', undo))
    if (back.changes.length === 0) {
      process.stdout.write(`Nothing of Outlay stands in ${file}.\n`)
      return 0
    }
    if (!(await mayWrite(file, back.changes, sure))) return sure.isDry ? 0 : 1
    writeWhole(file, back.text)
    rmSync(undoFile, { force: true })
    process.stdout.write(`${agent.title} sends nothing to Outlay any more from its next start on.\n`)
    return 0
  }

  const server = serverOf(values)
  const next = refusing(file, () => agent.connect(text, server))
  if (next.changes.length === 0) {
    process.stdout.write(`${agent.title} is connected already: ${file} stays as it is.\n`)
    return 0
  }
  if (!(await mayWrite(file, next.changes, sure))) return sure.isDry ? 0 : 1
  // Connected again with another key, what was there before the first time still is what to go back to.
  const known = existsSync(undoFile) ? undoSchema.parse(JSON.parse(readFileSync(undoFile, 'utf8'))) : {}
  const undo = Object.fromEntries(
    Object.entries({ ...known, ...next.undo }).map(([key, change]) => {
      const first = known[key]
      return [key, first && change.before === first.after ? { ...change, before: first.before } : change]
    }),
  )
  writeWhole(undoFile, `${JSON.stringify(undo, null, 2)}\n`)
  writeWhole(file, next.text)
  process.stdout.write(`${agent.title} sends its calls to ${server.url} from its next start on.\n`)
  if (agent.note) process.stdout.write(`${agent.note}\n`)
  return 0
}

function serverOf(values: { url?: string | undefined; key?: string | undefined }) {
  const url = values.url ?? process.env.OUTLAY_URL
  const key = values.key ?? process.env.OUTLAY_API_KEY
  if (!url) throw new BadUsageError('--url (or OUTLAY_URL) is missing')
  if (!key) throw new BadUsageError('--key (or OUTLAY_API_KEY) is missing')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new BadUsageError(`${url} is no http address`)
  if (!/^[\x21-\x7e]+$/.test(key)) throw new BadUsageError('--key is no API key')
  return { url: url.replace(/\/+$/, ''), key }
}

function refusing<Result>(file: string, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`)
  }
}

async function mayWrite(
  file: string,
  changes: readonly SettingChange[],
  { isSure, isDry }: { isSure: boolean; isDry: boolean },
): Promise<boolean> {
  process.stdout.write(`${file}\n`)
  for (const { name, before, after } of changes) {
    process.stdout.write(`  ${name}\n`)
    for (const [sign, value] of [
      ['-', before],
      ['+', after],
    ] as const) {
      for (const line of value === null ? [] : value.trim().split('\n'))
        process.stdout.write(`    ${sign} ${masked(line)}\n`)
    }
  }
  if (isDry) return false
  if (isSure) return true
  if (!process.stdin.isTTY) {
    process.stderr.write('Nothing is written. Say --yes to write it.\n')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('Write this? [y/N] ')
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

// A terminal is looked at, recorded and pasted from.
function masked(line: string): string {
  return line.replaceAll(/(Bearer )([^"\s]{4})[^"\s]*/g, '$1$2…')
}

/** All or nothing, readable by its owner alone where it is new; a link stays a link. */
function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const target = existsSync(file) ? realpathSync(file) : file
  const mode = existsSync(target) ? statSync(target).mode & 0o777 : 0o600
  const fresh = `${target}.${process.pid}.new`
  writeFileSync(fresh, text, { mode: 0o600 })
  chmodSync(fresh, mode)
  renameSync(fresh, target)
}

function isOfParseArgs(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}
