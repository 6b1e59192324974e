import type { LogFile } from './find-log-files'
import { type LogText, openLog } from './open-log'

interface OpenedLog {
  texts: AsyncGenerator<LogText>
  first: Promise<IteratorResult<LogText>>
}

/** The texts of each file, the next file opened while the one before is read: the disk's answers are not waited for. */
export async function* openInTurn(
  files: readonly LogFile[],
): AsyncGenerator<{ file: LogFile; texts: AsyncIterable<LogText> }> {
  let ahead: OpenedLog | null = null
  try {
    for (const [at, file] of files.entries()) {
      const opened: OpenedLog = ahead ?? open(file)
      const next = files[at + 1]
      ahead = next === undefined ? null : open(next)
      try {
        yield { file, texts: textsOf(opened) }
      } finally {
        await opened.texts.return(undefined)
      }
    }
  } finally {
    await ahead?.texts.return(undefined)
  }
}

function open(file: LogFile): OpenedLog {
  const texts = openLog(file.path, file.name)
  const first = texts.next()
  // Told when its turn comes.
  first.catch(() => undefined)
  return { texts, first }
}

async function* textsOf({ texts, first }: OpenedLog): AsyncGenerator<LogText> {
  for (let step = await first; step.done !== true; step = await texts.next()) yield step.value
}
