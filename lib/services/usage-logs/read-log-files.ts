import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogFile } from './find-log-files'
import { type LogProblem, UnreadableLogError } from './log-problem'
import { openInTurn } from './open-in-turn'
import type { LogText } from './open-log'
import { readUsageLog, type UsageLogBatch } from './read-usage-log'

/** What became of files. */
export interface ReadLogs {
  filesRead: number
  filesSkipped: number
  problems: LogProblem[]
}

export type TakeBatch = (batch: UsageLogBatch) => void | Promise<void>

const NOT_A_LOG = 'no usage log that outlay knows'

/** Reads files one after another; what cannot be read is named, and the others are read all the same. */
export async function readLogFiles(
  files: readonly LogFile[],
  format: LogFormat | 'auto',
  take: TakeBatch,
): Promise<ReadLogs> {
  const read: ReadLogs = { filesRead: 0, filesSkipped: 0, problems: [] }
  for await (const { file, texts } of openInTurn(files)) {
    // An entry of an archive need not be a log.
    const isExpected = (name: string) => file.expected && name === file.name
    await readTexts(texts, format, { isExpected, take, read }).catch(nameUnreadable(file.name, read))
  }
  return read
}

/** Reads a stream such as standard input. */
export async function readLogStream(
  texts: AsyncIterable<LogText>,
  format: LogFormat | 'auto',
  take: TakeBatch,
): Promise<ReadLogs> {
  const read: ReadLogs = { filesRead: 0, filesSkipped: 0, problems: [] }
  await readTexts(texts, format, { isExpected: () => true, take, read }).catch(nameUnreadable('-', read))
  return read
}

async function readTexts(
  texts: AsyncIterable<LogText>,
  format: LogFormat | 'auto',
  { isExpected, take, read }: { isExpected: (name: string) => boolean; take: TakeBatch; read: ReadLogs },
): Promise<void> {
  for await (const text of texts) {
    const reading = readUsageLog(text, { format, withSourceRef: false })
    const before = read.problems.length
    let step = await reading.next()
    for (; step.done !== true; step = await reading.next()) {
      read.problems.push(...step.value.problems)
      // Nearly always at once: a wait for each piece would cost more than the piece.
      const taken = take(step.value)
      if (taken) await taken
    }
    if (step.value) read.filesRead++
    else {
      read.filesSkipped++
      if (isExpected(text.name) && read.problems.length === before)
        read.problems.push({ file: text.name, line: null, message: NOT_A_LOG })
    }
  }
}

function nameUnreadable(file: string, read: ReadLogs): (cause: unknown) => void {
  return (cause) => {
    if (!(cause instanceof UnreadableLogError)) throw cause
    read.filesSkipped++
    read.problems.push({ file, line: null, message: cause.message })
  }
}
