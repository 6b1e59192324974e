import { readLogs } from '../lib/testing/log-lines'
import { LOG_SAMPLES } from '../lib/testing/log-samples'
import { mutateLog } from '../lib/testing/mutate-log'

const FILES = 10_000
const MOST_MB = 300
const LONGEST_MS = 5_000

/** Ten thousand broken logs over all formats: each is read to its end, and what is wrong with it has a line and a reason. */
async function main(): Promise<void> {
  const startedAt = performance.now()
  let slowestMs = 0
  let slowest = ''
  let problems = 0
  let events = 0
  let unnamed = 0
  let mostBytes = 0
  for (let file = 0; file < FILES; file++) {
    const sample = LOG_SAMPLES[file % LOG_SAMPLES.length]
    if (sample === undefined) break
    const { bytes, what } = mutateLog(sample.text, file)
    const before = performance.now()
    const read = await readLogs({ log: bytes }, 64 * 1024)
    const tookMs = performance.now() - before
    if (tookMs > slowestMs)
      [slowestMs, slowest] = [tookMs, `${sample.format}, ${sample.name}, seed ${file}: ${what}`]
    problems += read.problems.length
    events += read.events.length
    unnamed += read.problems.filter(
      ({ line, message }) => message === '' || (line !== null && line < 1),
    ).length
    mostBytes = Math.max(mostBytes, process.memoryUsage.rss())
  }
  const mb = Math.round(mostBytes / 1e6)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(
    `${FILES} broken logs of ${LOG_SAMPLES.length} shapes in ${seconds} s: ${events} calls, ${problems} problems named, ` +
      `${unnamed} without line or reason\n` +
      `slowest ${Math.round(slowestMs)} ms (${slowest}); most memory ${mb} MB of ${MOST_MB}\n`,
  )
  if (unnamed > 0 || mb > MOST_MB || slowestMs > LONGEST_MS) process.exitCode = 1
}

await main()
