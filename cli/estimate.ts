import { parseArgs } from 'node:util'
import { calendarDayOf } from '../lib/domain/calendar'
import type { Estimate } from '../lib/domain/estimate/estimate'
import { estimateBuild } from '../lib/domain/estimate/estimate-build'
import { NEUTRAL_DEFAULTS } from '../lib/domain/estimate/estimate-defaults'
import { estimateInputSchema } from '../lib/domain/estimate/estimate-input'
import { currentSnapshot } from '../lib/domain/pricing/current-snapshot'
import { createPriceBook } from '../lib/domain/pricing/price-book'
import { BadUsageError } from './bad-usage'
import { formatEstimate } from './estimate-table'

const HELP = `outlay estimate [--resources N | --endpoints N | --interactions N] [options]

What a build will cost: interactions × tokens at the price of the day × retries. Needs no server and
no network. What is not given has no effect; where interactions are not given they follow from the
size: 10 a resource (2 an endpoint) and 10 a concern, tests being one.

  --type T             rest_api, web_front_end, full_stack, library, mobile, migration, bug_fix_batch
  --resources N        or --endpoints N: the size
  --auth --validation --rate-limiting --pagination --background-jobs --logging
                       concerns that cut across the build
  --tests              tests too: they double the default output
  --data-model M       flat, related or complex: the default input × 1, 1.5 or 2
  --interactions N     instead of the rule; --interactions-per-resource, -per-endpoint and
                       -per-concern N change it
  --input-tokens N     of each interaction (default 25000)
  --output-tokens N    of each interaction (default 2500)
  --retry-factor X     clean work times X (default 1)
  --cache-hit-rate X   share of the input that is read from cache, 0 to 1 (default 0)
  --batch-share X      share of the work through a batch API, 0 to 1 (default 0)
  --model M            may be repeated (default: six of several makers)
  --mix M=X,M=X        models by their share of the interactions
  --as-of DAY          prices of that day, YYYY-MM-DD (default today)
  --json               {"assumptions", "basis", "models", "mix", "sensitivity"}

Examples
  outlay estimate --resources 8 --auth --validation --pagination --tests --retry-factor 3
  outlay estimate --interactions 120 --input-tokens 25000 --output-tokens 5000 --model deepseek-v4-pro
  outlay estimate --endpoints 40 --mix claude-opus-4-8=0.2,deepseek-v4-pro=0.8 --json
`

const FLAGS = [
  ...['auth', 'validation', 'rate-limiting', 'pagination', 'background-jobs', 'logging', 'tests'],
] as const
const VALUES = [
  ...['type', 'resources', 'endpoints', 'data-model', 'interactions', 'interactions-per-resource'],
  ...[
    'interactions-per-endpoint',
    'interactions-per-concern',
    'input-tokens',
    'output-tokens',
    'retry-factor',
  ],
  ...['cache-hit-rate', 'batch-share', 'mix', 'as-of'],
] as const

/** `outlay estimate`: 0, or 2 on bad usage. */
export function estimateCommand(
  argv: readonly string[],
  out: (text: string) => void = write,
  nowMs = Date.now(),
): number {
  let asked: { estimate: Estimate; json: boolean } | 'help'
  try {
    asked = readArguments(argv, nowMs)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`)
    return 2
  }
  if (asked === 'help') out(HELP)
  else if (asked.json) out(`${JSON.stringify(asked.estimate)}\n`)
  else out(formatEstimate(asked.estimate))
  return 0
}

function readArguments(
  argv: readonly string[],
  nowMs: number,
): { estimate: Estimate; json: boolean } | 'help' {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries(FLAGS.map((name) => [name, { type: 'boolean' as const }])),
      ...Object.fromEntries(VALUES.map((name) => [name, { type: 'string' as const }])),
      model: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const { model, json, help, ...given } = values
  if (help === true) return 'help'
  for (const [name, value] of Object.entries(given))
    if (value === '') throw new BadUsageError(`--${name}: a value is missing`)
  const body = Object.entries(given).map(([name, value]) => [name.replaceAll('-', '_'), value])
  const parsed = estimateInputSchema.safeParse({ ...Object.fromEntries(body), models: model })
  if (!parsed.success) {
    throw new BadUsageError(
      parsed.error.issues.map(({ path, message }) => `${flagOf(path)}: ${message}`).join('\n'),
    )
  }
  const context = {
    book: createPriceBook({ snapshot: currentSnapshot() }),
    defaults: NEUTRAL_DEFAULTS,
    today: calendarDayOf(nowMs, 'UTC'),
  }
  return { estimate: estimateBuild(parsed.data, context), json: json === true }
}

function flagOf([name = '']: readonly PropertyKey[]): string {
  return name === 'models' ? '--model' : `--${String(name).replaceAll('_', '-')}`
}

function write(text: string): void {
  process.stdout.write(text)
}
