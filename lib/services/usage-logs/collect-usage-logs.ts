import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogFile } from './find-log-files'
import { type LogProblem, UnreadableLogError } from './log-problem'
import { openInTurn } from './open-in-turn'
import type { LogText } from './open-log'
import { readUsageLog } from './read-usage-log'
import { type CollectedEvents, MOST_IN_MEMORY, SpillingCollector } from './spilling-collector'

export interface CollectedUsage extends CollectedEvents {
  filesRead: number
  filesSkipped: number
  problems: LogProblem[]
}

/** Reads logs into calls, each once, in memory that has a limit. */
export async function collectUsageLogs(options: {
  files: readonly LogFile[]
  streams?: AsyncIterable<LogText>
  format: LogFormat | 'auto'
  onBytes?: (bytes: number) => void
}): Promise<CollectedUsage> {
  const collector = new SpillingCollector()
  const bytesToRead = options.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  let bytesRead = 0
  const problems: LogProblem[] = []
  let filesRead = 0
  let filesSkipped = 0
  const readAll = async (
    texts: AsyncIterable<LogText>,
    expected: boolean,
    isArchive: (name: string) => boolean,
  ) => {
    for await (const text of texts) {
      const reading = readUsageLog(text, { format: options.format, withSourceRef: false })
      const before = problems.length
      let step = await reading.next()
      for (; step.done !== true; step = await reading.next()) {
        for (const event of step.value.events) collector.add(event)
        for (const problem of step.value.problems) problems.push(problem)
        bytesRead += step.value.bytesRead
        // A table of calls is denser than a transcript: its size tells early that it will not fit.
        if (collector.size > ENOUGH_TO_GUESS && (collector.size * bytesToRead) / bytesRead > MOST_IN_MEMORY)
          collector.spill()
        options.onBytes?.(step.value.bytesRead)
      }
      if (step.value) filesRead++
      else {
        filesSkipped++
        if (expected && problems.length === before && !isArchive(text.name))
          problems.push({ file: text.name, line: null, message: NOT_A_LOG })
      }
    }
  }
  const nameUnreadable = (file: string) => (cause: unknown) => {
    if (!(cause instanceof UnreadableLogError)) throw cause
    filesSkipped++
    problems.push({ file, line: null, message: cause.message })
  }
  for await (const { file, texts } of openInTurn(options.files)) {
    const { name, expected } = file
    await readAll(texts, expected, (entry) => entry !== name).catch(nameUnreadable(name))
  }
  if (options.streams !== undefined)
    await readAll(options.streams, true, () => false).catch(nameUnreadable('-'))
  return { ...collector.finish(), filesRead, filesSkipped, problems }
}

const ENOUGH_TO_GUESS = 25_000

const NOT_A_LOG = 'no usage log that outlay knows'
