import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { findChromium } from './find-chromium'

// `npm test`: everything, to the end, and one line that says how many passed and how many did not.
type Tally = { passed: number; failed: number; skipped?: string[] }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
  suites: z.array(z.unknown()),
})
const skippedTest = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.literal('skipped'),
      annotations: z.array(z.object({ description: z.string().optional() })),
    }),
  ),
})

const reports = mkdtempSync(path.join(tmpdir(), 'outlay-reports-'))

function run(name: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n── ${name}`)
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  if (error) console.error(error.message)
  if (status !== 0) console.error(`── ${name}: failed`)
  return status === 0
}

// A step that fails without a test that failed is one failure: a crash must not read as success.
function tally(isOk: boolean, read: () => Tally): Tally {
  try {
    const counts = read()
    return isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function readReport(file: string): unknown {
  return JSON.parse(readFileSync(path.join(reports, file), 'utf8'))
}

/** What was not run and why, wherever it is in the report. */
function skippedIn(report: unknown): string[] {
  const found = skippedTest.safeParse(report)
  if (found.success) {
    const [one] = found.data.tests
    return one ? [`${found.data.title}: ${one.annotations[0]?.description ?? 'no reason was given'}`] : []
  }
  return typeof report === 'object' && report !== null ? Object.values(report).flatMap(skippedIn) : []
}

function vitest(project: string, env: Record<string, string> = {}): Tally {
  const file = `${project}-${Object.keys(env).length}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path.join(reports, file)}`]
  const isOk = run(
    `${project} tests`,
    'node_modules/.bin/vitest',
    ['run', '--project', project, ...reporters],
    env,
  )
  return tally(isOk, () => {
    const { numPassedTests, numFailedTests } = vitestReport.parse(readReport(file))
    return { passed: numPassedTests, failed: numFailedTests }
  })
}

function browserTests(): Tally {
  try {
    findChromium()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
  if (!run('build', process.execPath, ['cli/build-if-stale.mjs'])) return { passed: 0, failed: 1 }
  const isOk = run('end-to-end tests', 'node_modules/.bin/playwright', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(reports, 'e2e.json'),
  })
  return tally(isOk, () => {
    const { stats, suites } = playwrightReport.parse(readReport('e2e.json'))
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: skippedIn(suites) }
  })
}

const checked = run('check', 'npm', ['run', '--silent', 'check'])
const tallies = [vitest('unit'), vitest('db'), browserTests(), { passed: 0, failed: checked ? 0 : 1 }]
rmSync(reports, { recursive: true, force: true })
// A test that is not run for want of a program is no success: it is said by name.
const skipped = tallies.flatMap((one) => one.skipped ?? [])
for (const one of skipped) console.log(`not run: ${one}`)
const total = tallies.reduce((sum, { passed, failed }) => ({
  passed: sum.passed + passed,
  failed: sum.failed + failed,
}))
console.log(
  `\n${total.passed} passed, ${total.failed} failed${skipped.length > 0 ? `, ${skipped.length} not run` : ''}`,
)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
