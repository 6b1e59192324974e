import type { PushedResults } from '../lib/services/push/push-run'
import type { PushCounts } from '../lib/services/push/push-usage-logs'
import type { LogProblem } from '../lib/services/usage-logs/log-problem'

/** Says what became of a push: in words, or as one JSON object. */
export function reportPush(
  counts: PushCounts,
  { json, unchanged, results }: { json: boolean; unchanged: number; results: readonly PushedResults[] },
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(results.length === 0 ? counts : { ...counts, results })}\n`)
    return
  }
  const parts = [`${count(counts.accepted)} new`]
  if (counts.updated > 0) parts.push(`${count(counts.updated)} updated`)
  if (counts.duplicates > 0) parts.push(`${count(counts.duplicates)} duplicates`)
  if (counts.rejected > 0) parts.push(`${count(counts.rejected)} rejected`)
  const still =
    unchanged > 0 ? `; ${count(unchanged)} file${unchanged === 1 ? '' : 's'} unchanged since last time` : ''
  process.stdout.write(`Sent: ${parts.join(', ')}${still}.\n`)
  for (const one of results) process.stdout.write(`${wordsOfResults(one)}\n`)
  nameProblems(counts.problems)
}

const count = (n: number): string => n.toLocaleString('en-US')

/** What a file of results came to, in words. */
export function wordsOfResults({ file, tests_passed, tests_total, skipped, notes }: PushedResults): string {
  const left = skipped > 0 ? `, ${count(skipped)} skipped` : ''
  return [`${file}: ${count(tests_passed)} of ${count(tests_total)} tests passed${left}.`, ...notes].join(' ')
}

/** Names the first lines that could not be read. */
export function nameProblems(problems: readonly LogProblem[]): void {
  for (const { file, line, message } of problems.slice(0, 10)) {
    process.stderr.write(`${file}${line === null ? '' : `:${line}`}: ${message}\n`)
  }
  if (problems.length > 10) process.stderr.write(`… and ${problems.length - 10} more\n`)
}

/** Says that the server is asked again, and when. */
export function sayRetry(problem: string, pauseMs: number): void {
  process.stderr.write(`${problem}; trying again in ${(pauseMs / 1000).toFixed(1)} s\n`)
}
