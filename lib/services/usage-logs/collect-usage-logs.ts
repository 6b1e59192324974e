import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogFile } from './find-log-files'
import type { LogText } from './open-log'
import { readInThreads } from './read-in-threads'
import { type ReadLogs, readLogFiles, readLogStream } from './read-log-files'
import type { UsageLogBatch } from './read-usage-log'
import { type CollectedEvents, MOST_IN_MEMORY, SpillingCollector } from './spilling-collector'

export type CollectedUsage = CollectedEvents & ReadLogs

const ENOUGH_TO_GUESS = 25_000
// Starting a thread takes as long as reading so much.
const WORTH_THREADS_BYTES = 64 * 1024 * 1024

/** Reads logs into calls, each once, in memory that has a limit; where there is much to read, in threads by the program whose text is `thread`. */
export async function collectUsageLogs(options: {
  files: readonly LogFile[]
  streams?: AsyncIterable<LogText>
  format: LogFormat | 'auto'
  onBytes?: (bytes: number) => void
  thread?: string
  worthThreadsBytes?: number
}): Promise<CollectedUsage> {
  const { files, streams, format, thread, worthThreadsBytes = WORTH_THREADS_BYTES } = options
  const collector = new SpillingCollector()
  const bytesToRead = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  let bytesRead = 0
  const take = (batch: UsageLogBatch) => {
    for (const event of batch.events) collector.add(event)
    bytesRead += batch.bytesRead
    // A table of calls is denser than a transcript: its size tells early that it will not fit.
    if (collector.size > ENOUGH_TO_GUESS && (collector.size * bytesToRead) / bytesRead > MOST_IN_MEMORY)
      collector.spill()
    options.onBytes?.(batch.bytesRead)
  }
  const ofFiles =
    thread && bytesToRead >= worthThreadsBytes
      ? await readInThreads(files, format, { thread, take })
      : await readLogFiles(files, format, take)
  const ofStreams = streams && (await readLogStream(streams, format, take))
  return {
    ...collector.finish(),
    filesRead: ofFiles.filesRead + (ofStreams?.filesRead ?? 0),
    filesSkipped: ofFiles.filesSkipped + (ofStreams?.filesSkipped ?? 0),
    problems: [...ofFiles.problems, ...(ofStreams?.problems ?? [])],
  }
}
