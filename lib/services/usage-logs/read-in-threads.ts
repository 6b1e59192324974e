import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { LogFormat } from '../../domain/usage/formats/log-format'
import type { LogFile } from './find-log-files'
import { type PackedEvents, unpackEvents } from './pack-events'
import type { ReadLogs, TakeBatch } from './read-log-files'

/** Files that a thread reads before it asks for more. */
export interface LogTask {
  files: LogFile[]
  format: LogFormat | 'auto'
}

/** What a thread says: some of what it has read, to be answered with anything before it reads far on; or the end of its task. */
export type LogNews = { events: PackedEvents; bytesRead: number } | { read: ReadLogs }

const MOST_BYTES_A_TASK = 8 * 1024 * 1024
const LEAST_TASKS_A_THREAD = 8
// Beyond four, what puts the events together is the slower one.
const MOST_THREADS = 4
// What a thread makes is young or on its way: room for more of it would only be memory.
const LIMITS = { maxYoungGenerationSizeMb: 16 }

/** Reads files in threads, each by the program whose text is `thread`; what they say of files is in the files' order. */
export async function readInThreads(
  files: readonly LogFile[],
  format: LogFormat | 'auto',
  { thread, take }: { thread: string; take: TakeBatch },
): Promise<ReadLogs> {
  const threads = Math.min(availableParallelism(), MOST_THREADS)
  const tasks = toTasks(files, threads)
  const done: ReadLogs[] = []
  let next = 0
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      let at = 0
      const ask = () => {
        at = next++
        const task = tasks[at]
        if (task) worker.postMessage({ files: task, format } satisfies LogTask)
        else resolve()
      }
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`A thread that reads logs ended with ${code}`)))
      worker.on('message', (news: LogNews) => {
        if ('read' in news) {
          done[at] = news.read
          return ask()
        }
        const { bytesRead } = news
        Promise.resolve(
          take({ events: unpackEvents(news.events), bytesRead, problems: [], results: [] }),
        ).then(() => worker.postMessage('taken'), reject)
      })
      ask()
    })
  const length = Math.min(threads, tasks.length)
  const workers = Array.from({ length }, () => new Worker(thread, { eval: true, resourceLimits: LIMITS }))
  try {
    await Promise.all(workers.map(work))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return {
    filesRead: done.reduce((sum, { filesRead }) => sum + filesRead, 0),
    filesSkipped: done.reduce((sum, { filesSkipped }) => sum + filesSkipped, 0),
    problems: done.flatMap(({ problems }) => problems),
  }
}

function toTasks(files: readonly LogFile[], threads: number): LogFile[][] {
  const all = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const enough = Math.min(MOST_BYTES_A_TASK, all / (threads * LEAST_TASKS_A_THREAD))
  const tasks: LogFile[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const file of files) {
    if (bytes >= enough) {
      tasks.push([])
      bytes = 0
    }
    tasks.at(-1)?.push(file)
    bytes += file.sizeBytes
  }
  return tasks
}
